// What a page of the bench offers to the one that measures it: `window.bench`.
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { timeToPaint, watchLongTasks } from './paint.js'

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves when an element is there, in the same task that put it there. */
function whenThere(selector) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) return false
      observer.disconnect()
      resolve()
      return true
    }
    const observer = new MutationObserver(look)
    if (!look()) observer.observe(document.body, { childList: true, subtree: true })
  })
}

/** The middle of an element, in CSS pixels of the page. */
export function middleOf(selector) {
  const { left, top, width, height } = document.querySelector(selector).getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/**
 * Offers a contender to the bench.
 * @param contender `prepare(count)` makes the data, `render(root)` shows it, `first` selects its first data cell,
 * `scroller()` is what scrolls; a timeline also takes a run in with `append()` and answers a person with `interact(step)`.
 * One that zooms tells of its gestures with `guide()` and of what its axis shows with `axis()`, shows all with `whole()`, and
 * tells with `newest()` by what a run that came in is known
 */
export function offer(contender) {
  const { prepare, render, first, scroller, append, interact, guide, axis, whole, newest } =
    contender
  const box = document.getElementById('box')
  let paint
  let endLongTasks
  window.bench = {
    prepare,
    /** From the call that renders to the first data cell and two frames, in ms. */
    async mount() {
      const begin = performance.now()
      const there = whenThere(first)
      await render(box, (element) => flushSync(() => createRoot(box).render(element)))
      await there
      await frame()
      await frame()
      return performance.now() - begin
    },
    /** The DOM elements of what was mounted. */
    elements: () => box.querySelectorAll('*').length,
    /** Scrolls by 300 px a frame; how long each frame took, in ms. */
    async scroll(steps) {
      const target = scroller()
      const times = []
      let last = await frame()
      for (let step = 0; step < steps; step += 1) {
        target.scrollTop += 300
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times
    },
    /**
     * Interacts four times a second while ten runs a second arrive; how long each took from when it was due to the frame
     * that shows it, in ms.
     */
    async live(times) {
      const feed = setInterval(() => append(), 100)
      const delays = []
      for (let step = 0; step < times; step += 1) {
        const due = performance.now() + 250
        await new Promise((resolve) => setTimeout(resolve, 250))
        interact(step)
        await frame()
        await frame()
        delays.push(performance.now() - due)
      }
      clearInterval(feed)
      return delays
    },
    /** Where and how its axis is zoomed and moved. */
    guide,
    whole,
    /** The next event of a type will change what the axis shows. */
    awaitPaint(type) {
      const before = axis()
      const begins = (begin) =>
        window.addEventListener(type, ({ timeStamp }) => begin(timeStamp), {
          capture: true,
          once: true,
          passive: true,
        })
      paint = timeToPaint(box, begins, () => axis() !== before)
    },
    /** From that event, as the browser dates it, to the frame that shows the change, in ms. */
    painted: () => paint,
    /** A run arrives; from then to the frame that shows it, in ms. */
    arrive() {
      const before = newest()
      const shown = timeToPaint(
        box,
        (begin) => begin(performance.now()),
        () => newest() !== before,
      )
      append()
      return shown
    },
    watchLongTasks() {
      endLongTasks = watchLongTasks()
    },
    /** How long each task was since that held the page for more than 50 ms, in ms. */
    longTasks: () => endLongTasks(),
  }
}
