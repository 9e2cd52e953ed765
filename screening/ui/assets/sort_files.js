// Sorts what is dropped on the uploader. Without this script all files go at once.
//
// The first files of a large drop go before the rest: Streamlit passes on what was dropped when the
// browser has sent all of it, and 200 resumes would have shown their first rows only then. The
// uploader empties itself when it has handed files over; the next one takes the rest, once the
// first rows are on the page. Files over the limit are told by name, for the uploader names them
// only until it empties itself. The rest of a drop waits where another person or another opening
// has come to the page meanwhile: it belongs to those of its first files.
const FEW = 10 // so many go at once
const FIRST = 5
const UPLOADER = "[data-testid=stFileUploader]"
const ROWS = "[data-testid=stDataFrame]"
// One for all mounts: a drop outlives the page that it was made on.
const at = (window.screeningDrop ??= {
  rest: [], restOf: "", taken: null, since: 0, passing: false, watch: null,
  patience: 5000, // milliseconds; the first files may all be refused, and no rows come
})

function carrier(files) {
  const out = new DataTransfer()
  for (const file of files) out.items.add(file)
  return out
}

function pass(target, event) {
  at.passing = true
  try {
    target.dispatchEvent(event)
  } finally {
    at.passing = false
  }
}

function choose(input, files) {
  input.files = carrier(files).files
  pass(input, new Event("change", { bubbles: true }))
}

function keep(files, input) {
  if (!files.length) return
  if (at.restOf !== at.owner) at.rest = []
  at.restOf = at.owner
  at.rest.push(...files)
  at.taken = input
  at.since = performance.now()
  at.watch ??= setInterval(hand, 50)
}

function hand() {
  const input = document.querySelector(`${UPLOADER} input[type=file]`)
  const shown = input !== at.taken && document.querySelector(ROWS)
  if (!input || input.disabled || at.restOf !== at.owner) return
  if (!shown && performance.now() - at.since < at.patience) return
  clearInterval(at.watch)
  at.watch = null
  choose(input, at.rest.splice(0))
}

// Files that go now, and those that go after them; null where all may go as they are.
function sorted(files) {
  const large = files.filter(f => f.size > at.limit)
  const good = files.filter(f => f.size <= at.limit)
  if (!large.length && good.length <= FEW) return null
  if (large.length) at.tell("too_large", large.map(f => [f.name, f.size]))
  const first = good.length <= FEW ? good.length : FIRST
  return [good.slice(0, first), good.slice(first)]
}

function chosen(event) {
  const uploader = event.target.closest?.(UPLOADER)
  if (at.passing || !uploader || event.target.type !== "file") return
  const parts = sorted([...event.target.files])
  if (!parts) return
  event.stopImmediatePropagation()
  const [now, later] = parts
  if (now.length) choose(event.target, now)
  else event.target.value = ""
  keep(later, event.target)
}

function dropped(event) {
  const uploader = event.target.closest?.(UPLOADER)
  const items = [...(event.dataTransfer?.items ?? [])]
  const folder = items.some(i => i.webkitGetAsEntry?.()?.isDirectory)
  if (at.passing || !uploader || folder) return
  const parts = sorted([...(event.dataTransfer?.files ?? [])])
  if (!parts) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const [now, later] = parts
  // even an empty one, or the uploader goes on waiting for the drop
  const dataTransfer = carrier(now)
  pass(event.target, new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }))
  keep(later, uploader.querySelector("input[type=file]"))
}

export default function ({ data, setTriggerValue }) {
  at.limit = data.limit
  at.owner = data.owner
  at.tell = setTriggerValue
  document.addEventListener("change", chosen, true)
  document.addEventListener("drop", dropped, true)
  return () => {
    document.removeEventListener("change", chosen, true)
    document.removeEventListener("drop", dropped, true)
  }
}
