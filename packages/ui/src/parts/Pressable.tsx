import { forwardRef, useImperativeHandle } from 'react'
import type { ButtonHTMLAttributes, MouseEvent } from 'react'
import { Tooltip, useTooltipAnchor } from './Tooltip.js'

/** What every part takes that a person can press. */
export interface PressableProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /**
   * Why it cannot be used now. It then stays reachable by keyboard, says the reason in a tooltip and to screen readers,
   * and does nothing.
   */
  disabledReason?: string | undefined
  /** Its action is under way: it does nothing until that ends. */
  loading?: boolean | undefined
  /** An explanation shown while it can be used. */
  hint?: string | undefined
}

/** A native button that can tell why it does nothing: the ground of all buttons of the kit. */
export const Pressable = forwardRef<HTMLButtonElement, PressableProps>(
  function Pressable(props, ref) {
    const { disabledReason, loading = false, hint, onClick, children, ...rest } = props
    const { anchor, id } = useTooltipAnchor<HTMLButtonElement>()
    useImperativeHandle(ref, () => anchor.current as HTMLButtonElement, [anchor])
    const isBlocked = disabledReason !== undefined || loading
    const tip = disabledReason ?? hint

    function press(event: MouseEvent<HTMLButtonElement>): void {
      if (isBlocked) {
        event.preventDefault()
        event.stopPropagation()
      } else onClick?.(event)
    }

    return (
      <>
        <button
          type="button"
          {...rest}
          ref={anchor}
          onClick={press}
          aria-disabled={isBlocked || undefined}
          aria-busy={loading || undefined}
          aria-describedby={tip === undefined ? rest['aria-describedby'] : id}
        >
          {children}
        </button>
        {tip !== undefined && (
          <Tooltip id={id} anchor={anchor}>
            {tip}
          </Tooltip>
        )}
      </>
    )
  },
)
