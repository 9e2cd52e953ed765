// Draws the marks over a page's picture. Each mark is one button with a box for each of its lines.
const turns = new WeakMap()
const asked = new WeakMap() // what a clicked mark shows, until the page has been drawn again
const PREFIX = ".st-key-verdict_"

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
}

function place(element, [x, y, w, h]) {
  Object.assign(element.style, { left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` })
}

function around(boxes) {
  const x = Math.min(...boxes.map(b => b[0]))
  const y = Math.min(...boxes.map(b => b[1]))
  const right = Math.max(...boxes.map(b => b[0] + b[2]))
  const bottom = Math.max(...boxes.map(b => b[1] + b[3]))
  return [x, y, right - x, bottom - y]
}

function button(mark, focus) {
  const out = document.createElement("button")
  const all = around(mark.boxes)
  out.type = "button"
  out.className = "mark" + (mark.label ? "" : " quiet") + (mark.id === focus ? " focus" : "")
  out.dataset.mark = mark.id
  out.style.setProperty("--level", mark.color)
  out.setAttribute("aria-label", mark.name)
  if (mark.id === focus) out.setAttribute("aria-current", "true")
  out.title = mark.name
  place(out, all)
  for (const [x, y, w, h] of mark.boxes) {
    const line = document.createElement("span")
    line.className = "line"
    place(line, [
      (100 * (x - all[0])) / all[2],
      (100 * (y - all[1])) / all[3],
      (100 * w) / all[2],
      (100 * h) / all[3],
    ])
    out.append(line)
  }
  if (mark.label) {
    const label = document.createElement("span")
    label.className = "label"
    label.textContent = mark.label
    out.append(label)
  }
  return out
}

function bring(frame, mark) {
  const top = mark.offsetTop - (frame.clientHeight - mark.offsetHeight) / 2
  const left = mark.offsetLeft - 40
  frame.scrollTo({ top: Math.max(0, top), left: Math.max(0, left), behavior: calm() })
  const seen = frame.getBoundingClientRect()
  if (seen.bottom < 80 || seen.top > window.innerHeight - 80) {
    frame.scrollIntoView({ block: "nearest", behavior: calm() })
  }
}

function shown(mark) {
  return mark && mark.targets.map(t => document.querySelector(PREFIX + t)).find(Boolean)
}

function open(mark) {
  shown(mark)?.scrollIntoView({ block: "center", behavior: calm() })
}

// The page is drawn again below and beside this picture, piece by piece: what was asked for is
// looked for until it has stayed in view, or until the reader moves on.
function stay(mark) {
  let times = 0
  const stop = new AbortController()
  for (const moved of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(moved, () => stop.abort(), { signal: stop.signal, passive: true })
  }
  const look = () => {
    if (stop.signal.aborted) return
    const seen = shown(mark)?.getBoundingClientRect()
    if (!seen || seen.bottom < 0 || seen.top > window.innerHeight) open(mark)
    if (++times < 6) setTimeout(look, 500)
    else stop.abort()
  }
  setTimeout(look, 300)
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const frame = parentElement.querySelector(".window")
  const paper = parentElement.querySelector(".paper")
  const image = parentElement.querySelector("img")
  const marks = parentElement.querySelector(".marks")
  if (!frame || !data) return

  paper.style.width = `${data.size}%`
  paper.style.aspectRatio = `${data.ratio}`
  image.alt = data.alt
  if (image.src !== data.picture) image.src = data.picture

  const held = parentElement.activeElement?.dataset?.mark
  marks.replaceChildren(...data.marks.map(mark => button(mark, data.focus)))
  marks.onclick = event => {
    const clicked = event.target.closest(".mark")
    if (!clicked) return
    const id = Number(clicked.dataset.mark)
    asked.set(frame, id)
    open(data.marks.find(m => m.id === id))
    setTriggerValue("picked", id)
  }
  // the browser would scroll to what is given the focus
  if (held !== undefined) {
    marks.querySelector(`[data-mark="${held}"]`)?.focus({ preventScroll: true })
  }

  if (data.focus !== null && asked.get(frame) === data.focus) {
    asked.delete(frame)
    stay(data.marks.find(m => m.id === data.focus))
  }
  const chosen = marks.querySelector(".focus")
  if (turns.get(frame) !== data.turn) {
    turns.set(frame, data.turn)
    if (chosen) requestAnimationFrame(() => bring(frame, chosen))
  }
}
