import { type Role } from '@inlaykit/shared/client'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { TextArea } from '../../parts/Field.js'
import { focusFault, useForm } from '../../parts/useForm.js'
import { parseAddresses } from './addresses.js'
import { InviteResults } from './InviteResults.js'
import { RoleChoice } from './RoleChoice.js'
import { useDialogMessages } from './dialog-texts.js'
import { useInvitations } from './useInvitations.js'

/** So many can be invited at once. */
const mostAtOnce = 50

/** Invites one or many: a list of addresses, one role, and how each came out. */
export function InviteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useDialogMessages()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [wasSent, setSent] = useState(false)
  const invitations = useInvitations()
  const { addressees, wrong } = parseAddresses(text)
  const form = useForm((element) => {
    setSent(true)
    if (faultOf() === undefined) void invitations.send(addressees, role)
    else focusFault(element)
  })

  function faultOf(): string | undefined {
    if (wrong.length > 0) return t('memberInvite.faultAddress', { address: wrong.join(', ') })
    if (addressees.length === 0) return t('memberInvite.faultNone')
    if (addressees.length > mostAtOnce) return t('memberInvite.faultMany', { count: mostAtOnce })
    return undefined
  }

  if (invitations.rows.length > 0) {
    const failed = invitations.rows.filter(({ state }) => state === 'failed').length
    return (
      <Dialog
        title={t('memberInvite.title')}
        onClose={onClose}
        footer={
          <>
            {failed > 0 && !invitations.isSending && (
              <Button onClick={() => void invitations.retry()}>{t('memberInvite.again')}</Button>
            )}
            <Button variant="primary" onClick={onClose}>
              {t(invitations.isSending ? 'memberInvite.background' : 'memberInvite.done')}
            </Button>
          </>
        }
      >
        <InviteResults rows={invitations.rows} isSending={invitations.isSending} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('memberInvite.title')}
      onClose={onClose}
      initialFocus={box}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary">
            {t('memberInvite.submit', { count: Math.max(1, addressees.length) })}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <TextArea
          ref={box}
          className="ik-invite-addresses"
          label={t('memberInvite.addresses')}
          help={t('memberInvite.addressesHelp')}
          error={wasSent ? faultOf() : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          maxLength={20_000}
          rows={3}
        />
        <RoleChoice value={role} onChange={setRole} />
      </form>
    </Dialog>
  )
}
