import { useState } from 'react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { IconButton } from './Button.js'
import { useFeedback } from './Feedback.js'
import { checkIcon, copyIcon } from './icons.js'

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: { label: string; text: string }): ReactNode {
  const { label, text } = props
  const t = useMessages(commonMessages)
  const { announce, toast } = useFeedback()
  const [copied, setCopied] = useState<string>()

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
      announce(t('common.copied'))
    } catch {
      toast({ tone: 'warning', text: t('common.copyFailed') })
    }
  }

  return (
    <IconButton
      className="ik-copy"
      label={label}
      icon={copied === text ? checkIcon : copyIcon}
      hint={copied === text ? t('common.copied') : label}
      onClick={() => void copy()}
      onBlur={() => setCopied(undefined)}
    />
  )
}
