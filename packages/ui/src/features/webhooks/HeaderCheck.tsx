import { useState } from 'react'
import type { ReactNode } from 'react'
import { TextArea } from '../../parts/Field.js'
import { Notice, type NoticeProps } from '../../parts/Notice.js'
import { useDialogMessages } from './dialog-texts.js'
import { checkHeader, type HeaderVerdict } from './snippets.js'

const tones: Readonly<Record<HeaderVerdict, NoticeProps['tone']>> = {
  right: 'success',
  wrong: 'warning',
  scheme: 'warning',
  missing: 'warning',
}

/** Says whether what a caller sends would be let in. What is pasted stays in the page. */
export function HeaderCheck({ authorization }: { authorization: string }): ReactNode {
  const t = useDialogMessages()
  const [text, setText] = useState('')
  const verdict = text.trim() === '' ? undefined : checkHeader(text, authorization)
  return (
    <details className="ik-webhook-check">
      <summary className="ik-webhook-check-summary">{t('webhookCheck.title')}</summary>
      <div className="ik-webhook-check-body">
        <TextArea
          className="ik-webhook-check-field"
          label={t('webhookCheck.header')}
          help={t('webhookCheck.help')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          rows={2}
          maxLength={10_000}
        />
        {verdict !== undefined && (
          <Notice tone={tones[verdict]}>{t(`webhookCheck.${verdict}`)}</Notice>
        )}
      </div>
    </details>
  )
}
