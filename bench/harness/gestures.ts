import type { CDPSession, Page } from 'playwright-core'

/** A place on the page, in CSS pixels. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Where a contender takes gestures, and how. */
export interface GestureGuide {
  /** The middle of its axis of time. */
  readonly axis: Spot
  /** What has the keys + and −, and the buttons that do the same; left out by one that has neither. */
  readonly zoom?: { readonly keys: string; readonly in: Spot; readonly out: Spot }
  /** Dragging pans with Shift held alone. */
  readonly pansWithShift: boolean
}

/** How often each gesture is made on a page. */
export interface GestureSteps {
  /** Turns of the wheel with Ctrl held, presses of a key, and clicks of a button: so many of each. */
  readonly zoom: number
  /** Moves of a drag, and turns of the wheel sideways: so many of each. */
  readonly pan: number
}

/** From each input to the frame that shows what it did, in ms. */
export interface GestureTimes {
  readonly zoom: readonly number[]
  readonly pan: readonly number[]
}

/** Bits of the protocol's `modifiers`. */
const [ctrl, shift] = [2, 8]
/** In thrice, then out and in by turns: never at the whole, where nothing more is to be shown. */
const isIn = (step: number): boolean => step < 3 || step % 2 === 0
/** There and back, so that panning never comes to an end of the whole. */
const isLater = (step: number): boolean => step % 8 >= 4
const wheelPx = 100
const dragPx = 12

/** Zooms and pans a timeline as people do: what the browser gets are inputs, not events that a script makes. */
export async function makeGestures(page: Page, steps: GestureSteps): Promise<GestureTimes> {
  const session = await page.context().newCDPSession(page)
  const guide = await page.evaluate<GestureGuide>('window.bench.guide()')
  const times = { zoom: [] as number[], pan: [] as number[] }
  const timed = async (kind: keyof GestureTimes, type: string, input: () => Promise<unknown>) => {
    await page.evaluate(`window.bench.awaitPaint('${type}')`)
    await input()
    times[kind].push(await page.evaluate<number>('window.bench.painted()'))
  }
  const wheel = (modifiers: number, deltaX: number, deltaY: number) => () =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...guide.axis,
      modifiers,
      deltaX,
      deltaY,
    })

  for (let step = 0; step < steps.zoom; step += 1) {
    await timed('zoom', 'wheel', wheel(ctrl, 0, isIn(step) ? -wheelPx : wheelPx))
  }
  for (let step = 0; step < steps.pan; step += 1) {
    await timed('pan', 'wheel', wheel(0, isLater(step) ? wheelPx : -wheelPx, 0))
  }
  await drag(session, guide, steps.pan, (move) => timed('pan', 'pointermove', move))
  if (guide.zoom !== undefined) {
    await page.focus(guide.zoom.keys)
    for (let step = 0; step < steps.zoom; step += 1) {
      await timed('zoom', 'keydown', () => page.keyboard.press(isIn(step) ? '+' : '-'))
    }
    const { in: closer, out: further } = guide.zoom
    for (let step = 0; step < steps.zoom; step += 1) {
      const { x, y } = isIn(step) ? closer : further
      await timed('zoom', 'click', () => page.mouse.click(x, y))
    }
  }
  await session.detach()
  return times
}

/** Drags the axis there and back; the button is let go where it was pressed. */
async function drag(
  session: CDPSession,
  { axis, pansWithShift }: GestureGuide,
  moves: number,
  timed: (move: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const modifiers = pansWithShift ? shift : 0
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y: axis.y,
      modifiers,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  let { x } = axis
  await send('mousePressed', x)
  // What tells a drag from a press may take a move that shows nothing yet.
  x += dragPx
  await send('mouseMoved', x)
  for (let move = 0; move < moves; move += 1) {
    x += isLater(move) ? -dragPx : dragPx
    await timed(() => send('mouseMoved', x))
  }
  await send('mouseReleased', x)
}
