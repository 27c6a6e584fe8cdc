import type { RevealedWebhook } from '@inlaykit/shared'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../parts/CopyButton.js'
import { Select } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { useDialogMessages } from './dialog-texts.js'
import { HeaderCheck } from './HeaderCheck.js'
import { authorizationOf, snippetLanguages, snippetOf, type SnippetLanguage } from './snippets.js'

/** What lets somebody call a webhook: its address, its secret, and how a call looks. */
export function WebhookAccess({ webhook }: { webhook: RevealedWebhook }): ReactNode {
  const t = useDialogMessages()
  const [language, setLanguage] = useState<SnippetLanguage>('curl')
  const { secret, security, url } = webhook
  const authorization = authorizationOf(secret)
  const isUnknown = secret === null && security && security.type !== 'none'
  if (url === null) return <Notice tone="warning">{t('webhookAccess.noAddress')}</Notice>
  const snippet = snippetOf(language, url, authorization)
  return (
    <>
      <Secret
        label={t('webhookAccess.address')}
        value={url}
        copy={t('webhookAccess.copyAddress')}
      />
      {secret?.type === 'token' && (
        <Secret
          label={t('webhookAccess.token')}
          value={secret.token}
          copy={t('webhookAccess.copyToken')}
        />
      )}
      {secret?.type === 'basic' && (
        <>
          <Secret
            label={t('webhookAccess.username')}
            value={secret.username}
            copy={t('webhookAccess.copyUsername')}
          />
          <Secret
            label={t('webhookAccess.password')}
            value={secret.password}
            copy={t('webhookAccess.copyPassword')}
          />
        </>
      )}
      {isUnknown && <Notice tone="info">{t('webhookAccess.secretUnknown')}</Notice>}
      <div className="ik-webhook-snippet">
        <Select
          label={t('webhookAccess.snippet')}
          value={language}
          options={snippetLanguages.map((value) => ({ value, label: value }))}
          onChange={setLanguage}
        />
        <div className="ik-webhook-code">
          <pre
            className="ik-webhook-code-text"
            dir="ltr"
            // A box that scrolls must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-label={t('webhookAccess.snippetIn', { language })}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A text to read and copy, not a field.
            role="group"
          >
            {snippet}
          </pre>
          <CopyButton label={t('webhookAccess.copySnippet')} text={snippet} />
        </div>
      </div>
      {authorization !== undefined && <HeaderCheck authorization={authorization} />}
    </>
  )
}

function Secret(props: { label: string; value: string; copy: string }): ReactNode {
  const id = useId()
  return (
    <div className="ik-field" data-ik-part="secret">
      <div className="ik-field-label" id={id}>
        {props.label}
      </div>
      <div className="ik-webhook-secret">
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A text to read and copy, not a field. */}
        <code className="ik-webhook-secret-text" dir="ltr" role="group" aria-labelledby={id}>
          {props.value}
        </code>
        <CopyButton label={props.copy} text={props.value} />
      </div>
    </div>
  )
}
