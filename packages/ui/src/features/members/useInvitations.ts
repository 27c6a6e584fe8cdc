import type { Role } from '@inlaykit/shared/client'
import { useEffect, useRef, useState } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import type { Addressee } from './addresses.js'
import { useDialogMessages } from './dialog-texts.js'
import { useTeamRoles } from './team-context.js'
import type { InviteOutcome } from './useMemberActions.js'

/** An invitation of several, and how it stands. `member`: of the team already, so nothing was sent. */
export interface InvitationRow extends Addressee {
  readonly state: 'waiting' | 'sending' | 'member' | InviteOutcome['kind']
  /** Why it failed. */
  readonly error?: unknown
}

/** Invitations that are sent one after the other, so that one that fails says so and the others go on. */
export interface Invitations {
  readonly rows: readonly InvitationRow[]
  readonly isSending: boolean
  readonly send: (addressees: readonly Addressee[], role: Role) => Promise<void>
  /** Sends those again that failed. */
  readonly retry: () => Promise<void>
}

/** Sends several invitations. They go on when the dialog is closed; those that fail then are told beneath the list. */
export function useInvitations(): Invitations {
  const { actions, members } = useTeamRoles()
  const [rows, setRows] = useState<readonly InvitationRow[]>([])
  const [isSending, setSending] = useState(false)
  const asked = useRef<Role>('viewer')
  const isShown = useRef(true)
  const t = useDialogMessages()
  const { toast } = useFeedback()
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  async function sendAll(list: readonly InvitationRow[]): Promise<void> {
    setSending(true)
    const now = [...list]
    const mark = (index: number, patch: Partial<InvitationRow>): void => {
      const row = now[index]
      if (row !== undefined) now[index] = { ...row, ...patch }
      setRows([...now])
    }
    for (const [index, { email, name, state }] of list.entries()) {
      if (state !== 'waiting') continue
      mark(index, { state: 'sending', error: undefined })
      const input = { email, role: asked.current, ...(name === undefined ? {} : { name }) }
      const outcome = await actions.invite(input)
      mark(index, {
        state: outcome.kind,
        ...(outcome.kind === 'failed' && { error: outcome.error }),
      })
    }
    setSending(false)
    const failed = now.filter(({ state }) => state === 'failed')
    if (isShown.current || failed.length === 0) return
    const addresses = failed.map(({ email }) => email).join(', ')
    toast({
      tone: 'danger',
      text: t('memberInvite.failedLater', { count: failed.length, addresses }),
    })
  }

  return {
    rows,
    isSending,
    send(addressees, role) {
      asked.current = role
      const known = new Set(
        members
          .filter(({ status }) => status !== 'expired')
          .map(({ email }) => email.toLowerCase()),
      )
      const list = addressees.map((addressee) => ({
        ...addressee,
        state: known.has(addressee.email.toLowerCase())
          ? ('member' as const)
          : ('waiting' as const),
      }))
      setRows(list)
      return sendAll(list)
    },
    retry() {
      const again = rows.map((row): InvitationRow =>
        row.state === 'failed' ? { email: row.email, name: row.name, state: 'waiting' } : row,
      )
      return sendAll(again)
    },
  }
}
