import { useEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button, type ButtonProps } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useForm } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import type { Task } from './useTask.js'

/** A dialog with one thing to do: it stays until that is done, and tells why it isn't. */
export function TaskDialog(props: {
  title: string
  description?: string | undefined
  task: Task
  /** What the button says that does it. */
  submit: string
  variant?: ButtonProps['variant']
  /** What the button says that leaves all as it is. */
  cancel?: string | undefined
  initialFocus?: RefObject<HTMLElement | null> | undefined
  onSubmit: (form: HTMLFormElement) => void
  onClose: () => void
  children: ReactNode
}): ReactNode {
  const { task, variant = 'primary', onClose } = props
  const t = useDialogMessages()
  const form = useForm(props.onSubmit)
  const problem = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (task.error !== null) problem.current?.scrollIntoView({ block: 'nearest' })
  }, [task.error])
  return (
    <Dialog
      title={props.title}
      description={props.description}
      initialFocus={props.initialFocus}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{props.cancel ?? t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant={variant} loading={task.isBusy}>
            {props.submit}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        {props.children}
        {task.error !== null && (
          <div ref={problem}>
            <ProblemNotice error={task.error} />
          </div>
        )}
      </form>
    </Dialog>
  )
}
