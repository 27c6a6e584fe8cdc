import type { CSSProperties, ReactNode } from 'react'
import { useRootSettings } from '../provider/root-context.js'
import { useRoot } from '../provider/useRoot.js'
import { cx } from './cx.js'
import { FeedbackProvider } from './Feedback.js'
import { ShadowHost } from './ShadowHost.js'

/** What every widget takes. */
export interface WidgetProps {
  className?: string | undefined
  style?: CSSProperties | undefined
}

/** What {@link WidgetRoot} takes. */
export interface WidgetRootProps extends WidgetProps {
  /** The widget's own class, such as `ik-scenario-list`. */
  name: string
  /** The accessible name of the widget, a landmark region. */
  label: string
  /** Something is being read: announced to screen readers as busy. */
  busy?: boolean | undefined
  children: ReactNode
}

/** The outermost element of a widget: language, direction, look, live region and toasts. */
export function WidgetRoot(props: WidgetRootProps): ReactNode {
  const { className, style, ...rest } = props
  const { isolation } = useRootSettings()
  if (isolation !== 'shadow') return <Root {...props} />
  return (
    <ShadowHost className={className} style={style}>
      <Root {...rest} />
    </ShadowHost>
  )
}

function Root(props: WidgetRootProps): ReactNode {
  const { name, label, busy, className, style, children } = props
  return (
    <section
      {...useRoot()}
      className={cx('ik-root', name, className)}
      style={style}
      aria-label={label}
      aria-busy={busy || undefined}
      data-ik-part="root"
    >
      <FeedbackProvider>{children}</FeedbackProvider>
    </section>
  )
}
