import type { ReactNode, SyntheticEvent } from 'react'

/**
 * The events that leave a shadow root by themselves, as the browser fires them. React hears each twice: inside, where its
 * own bubbling goes on to the host's components, and again outside, coming from the shadow root's element.
 */
const composed = [
  'onAuxClick',
  'onBeforeInput',
  'onBlur',
  'onClick',
  'onCompositionEnd',
  'onCompositionStart',
  'onCompositionUpdate',
  'onContextMenu',
  'onCopy',
  'onCut',
  'onDoubleClick',
  'onDrag',
  'onDragEnd',
  'onDragEnter',
  'onDragLeave',
  'onDragOver',
  'onDragStart',
  'onDrop',
  'onFocus',
  'onGotPointerCapture',
  'onInput',
  'onKeyDown',
  'onKeyUp',
  'onLostPointerCapture',
  'onMouseDown',
  'onMouseMove',
  'onMouseOut',
  'onMouseOver',
  'onMouseUp',
  'onPaste',
  'onPointerCancel',
  'onPointerDown',
  'onPointerMove',
  'onPointerOut',
  'onPointerOver',
  'onPointerUp',
  'onTouchCancel',
  'onTouchEnd',
  'onTouchMove',
  'onTouchStart',
  'onWheel',
] as const

/**
 * Ends React's bubbling of such an event here, and that alone: the browser's event goes on, and reaches the host's components
 * once, as one from the element around the shadow root.
 */
function endHere(event: SyntheticEvent): void {
  event.isPropagationStopped = () => true
}

const listeners = Object.fromEntries(composed.map((name) => [name, endHere]))

/** Around everything in a shadow root: the host's components hear each event once. */
export function EventBoundary(props: { children: ReactNode }): ReactNode {
  return (
    <div className="ik-boundary" {...listeners}>
      {props.children}
    </div>
  )
}
