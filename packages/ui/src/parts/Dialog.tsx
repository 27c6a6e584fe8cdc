import { useId, useRef } from 'react'
import type { CSSProperties, ReactNode, RefObject } from 'react'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'
import { IconButton } from './Button.js'
import { cx } from './cx.js'
import { FeedbackProvider } from './Feedback.js'
import { crossIcon } from './icons.js'
import { Portal } from './Portal.js'
import { liftAllToasts } from './toast-layer.js'

/** What {@link Dialog} takes. */
export interface DialogProps {
  title: string
  description?: string | undefined
  /** Escape, the close button or a press beside it; the owner then stops rendering the dialog. */
  onClose: () => void
  className?: string | undefined
  style?: CSSProperties | undefined
  /** What has the focus at first; the close button by default. */
  initialFocus?: RefObject<HTMLElement | null> | undefined
  children: ReactNode
  /** The buttons at its end. */
  footer?: ReactNode
}

/**
 * A modal dialog: the browser's own, so focus stays inside and returns where it was, and nothing lies above it.
 * Open as long as it is rendered.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { title, description, onClose, className, style, initialFocus, children, footer } = props
  const t = useMessages(commonMessages)
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffectInBrowser(() => {
    const dialog = element.current
    dialog?.showModal()
    if (dialog !== null) liftAllToasts(dialog)
    initialFocus?.current?.focus()
    // Closed before it leaves the page: only then the browser gives the focus back.
    return () => dialog?.close()
  }, [initialFocus])

  return (
    <Portal>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- A press beside it; Escape and a button do the same. */}
      <dialog
        ref={element}
        className={cx('ik-dialog', className)}
        style={style}
        data-ik-part="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        onCancel={(event) => {
          event.preventDefault()
          onClose()
        }}
        onMouseDown={(event) => {
          if (event.target === event.currentTarget) onClose()
        }}
      >
        <div className="ik-dialog-panel">
          {/* All outside of a modal dialog is silent: what is told in it is told inside. */}
          <FeedbackProvider>
            <header className="ik-dialog-header">
              <h2 className="ik-dialog-title" id={`${id}-title`}>
                {title}
              </h2>
              <IconButton label={t('common.close')} icon={crossIcon} onClick={onClose} />
            </header>
            {description !== undefined && (
              <p className="ik-dialog-description" id={`${id}-description`}>
                {description}
              </p>
            )}
            <div className="ik-dialog-body">{children}</div>
            {footer !== undefined && <footer className="ik-dialog-footer">{footer}</footer>}
          </FeedbackProvider>
        </div>
      </dialog>
    </Portal>
  )
}
