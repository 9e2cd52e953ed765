// Hands what is chosen or dropped to the uploader. Without this script all files go at once.
//
// The first files of a large drop go before the rest: Streamlit passes on what was dropped when the
// browser has sent all of it, and 200 resumes would have shown their first rows only then. The
// uploader empties itself when the server has taken its files (`turn` counts how often); whatever
// was still on its way in it would be lost, so the next files go only into an empty one. It is also
// seen to that they arrive: Streamlit (1.67) forgets to answer an uploader that asks just when the
// page begins to run anew, and nothing would be sent, and nobody told. Files over the limit are
// told by name, for the uploader names them only until it empties itself. What is left of a drop
// waits where another person or another opening has come to the page meanwhile: it belongs to
// those of its first files.
const FEW = 10 // so many go at once
const FIRST = 5
const UPLOADER = "[data-testid=stFileUploader]"
const ROWS = "[data-testid=stDataFrame]"
const CHIP = "[data-testid=stFileChip]"
const ERROR = "[data-testid=stFileChipIconError]"
// One for all mounts: a drop outlives the page that it was made on. A step is files to hand over,
// or the names and sizes of those too large.
const at = (window.screeningDrop ??= {
  steps: [], watch: null, passing: false,
  patience: 5000, // milliseconds without an answer
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

function hand(step, input) {
  Object.assign(step, { turn: at.turn, since: performance.now(), input, seen: false })
  input.files = carrier(step.files).files
  pass(input, new Event("change", { bubbles: true }))
}

// Whether the files of a step that was handed over are no longer on their way, and did not arrive.
function ended(step, live, input) {
  if (live) step.seen = true
  // all failed on their way, or were taken back by who dropped them
  return step.seen && step.input === input && !live
}

// The next step of this person in this opening; whether it is done with.
function go() {
  const step = at.steps.find(s => s.owner === at.owner)
  const uploader = document.querySelector(UPLOADER)
  const input = uploader?.querySelector("input[type=file]")
  if (!step || !input || input.disabled) return false
  const done = () => at.steps.splice(at.steps.indexOf(step), 1).length > 0
  if (step.large) {
    at.tell("too_large", step.large)
    return done()
  }
  step.since ??= performance.now()
  const waited = performance.now() - step.since > at.patience
  if (step.input) {
    const count = chips => uploader.querySelectorAll(chips).length
    const live = count(CHIP) - count(ERROR)
    if (ended(step, live, input)) return done()
    if (waited && !live) hand(step, input)
  } else if (waited || !step.afterRows || document.querySelector(ROWS)) {
    hand(step, input)
  }
  return false
}

function look() {
  at.steps = at.steps.filter(s => !s.input || s.turn === at.turn) // the others arrived
  while (go());
  if (at.steps.length) return
  clearInterval(at.watch)
  at.watch = null
}

function take(files) {
  const add = step => at.steps.push({ owner: at.owner, ...step })
  const large = files.filter(f => f.size > at.limit)
  const good = files.filter(f => f.size <= at.limit)
  const first = good.length <= FEW ? good.length : FIRST
  if (first) add({ files: good.slice(0, first) })
  if (first < good.length) add({ files: good.slice(first), afterRows: true })
  if (large.length) add({ large: large.map(f => [f.name, f.size]) })
  if (at.steps.length) at.watch ??= setInterval(look, 50)
  look()
}

function chosen(event) {
  if (at.passing || event.target.type !== "file" || !event.target.closest?.(UPLOADER)) return
  event.stopImmediatePropagation()
  const files = [...event.target.files]
  event.target.value = ""
  take(files)
}

function dropped(event) {
  const items = [...(event.dataTransfer?.items ?? [])]
  const folder = items.some(i => i.webkitGetAsEntry?.()?.isDirectory)
  if (at.passing || folder || !event.target.closest?.(UPLOADER)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const files = [...(event.dataTransfer?.files ?? [])]
  // an empty one, or the uploader goes on waiting for the drop
  const dataTransfer = carrier([])
  pass(event.target, new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }))
  take(files)
}

export default function ({ data, setTriggerValue }) {
  at.limit = data.limit
  at.owner = data.owner
  at.turn = data.turn
  at.tell = setTriggerValue
  document.addEventListener("change", chosen, true)
  document.addEventListener("drop", dropped, true)
  return () => {
    document.removeEventListener("change", chosen, true)
    document.removeEventListener("drop", dropped, true)
  }
}
