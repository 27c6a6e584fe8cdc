// From an input, or a change of the data, to the frame that shows what it did.

/** Whether a frame's own callbacks run: what they change is painted with it, what changes later with the next. */
let isInFrame = false
const request = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  request((time) => {
    isInFrame = true
    try {
      callback(time)
    } finally {
      // After those who watch the page for changes were told of this callback's.
      queueMicrotask(() => {
        isInFrame = false
      })
    }
  })

/** Calls back once the frame is painted that shows what the page is now. */
function whenPainted(callback) {
  const afterPaint = () => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => callback(performance.now()), { once: true })
    port1.start()
    port2.postMessage(null)
  }
  if (isInFrame) afterPaint()
  else request(afterPaint)
}

/** An input that nothing shows after this long, in ms, was not understood: the bench is wrong, not slow. */
const longestMs = 60_000

/**
 * @param box the contender's
 * @param begins calls back with the time at which the clock starts
 * @param isShown whether the page shows it
 * @returns how long it took in ms
 */
export function timeToPaint(box, begins, isShown) {
  return new Promise((resolve, reject) => {
    let begun
    let isOver = false
    const timer = setTimeout(() => {
      observer.disconnect()
      reject(new Error('Nothing was shown.'))
    }, longestMs)
    const observer = new MutationObserver(() => {
      if (isOver || begun === undefined || !isShown()) return
      isOver = true
      observer.disconnect()
      clearTimeout(timer)
      whenPainted((now) => resolve(now - begun))
    })
    observer.observe(box, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    })
    begins((at) => {
      begun ??= at
    })
  })
}

/** How long each task was that held the main thread for more than 50 ms, in ms. */
export function watchLongTasks() {
  const found = []
  const take = (entries) => found.push(...entries.map(({ duration }) => duration))
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return () => {
    take(observer.takeRecords())
    observer.disconnect()
    return found
  }
}
