import { useState } from 'react'
import type { ReactNode } from 'react'
import { IconButton } from '../../parts/Button.js'
import { useFeedback } from '../../parts/Feedback.js'
import { checkIcon } from '../../parts/icons.js'
import { copyIcon } from './icons.js'
import { useTimelineMessages } from './texts.js'

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: { label: string; text: string }): ReactNode {
  const { label, text } = props
  const t = useTimelineMessages()
  const { announce, toast } = useFeedback()
  const [copied, setCopied] = useState<string>()

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
      announce(t('executionTimeline.copied'))
    } catch {
      toast({ tone: 'warning', text: t('executionTimeline.copyFailed') })
    }
  }

  return (
    <IconButton
      className="ik-run-copy"
      label={label}
      icon={copied === text ? checkIcon : copyIcon}
      hint={copied === text ? t('executionTimeline.copied') : label}
      onClick={() => void copy()}
      onBlur={() => setCopied(undefined)}
    />
  )
}
