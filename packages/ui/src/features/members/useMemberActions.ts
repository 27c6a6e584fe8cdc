import type { Member, Role } from '@inlaykit/shared'
import { useKit } from '../../client/context.js'
import { useUnderWay } from '../../client/useUnderWay.js'
import { useFeedback } from '../../parts/Feedback.js'
import type { MemberAction, MemberActionResult, TeamRolesProps } from './props.js'
import { nameOf, useMemberProblemText, useTeamMessages } from './texts.js'
import { useInviteMember, type InviteMemberVariables } from './useInviteMember.js'
import { useRemoveMember } from './useRemoveMember.js'
import { useResendInvitation } from './useResendInvitation.js'
import { useUpdateMember } from './useUpdateMember.js'

/** How an invitation came out. */
export type InviteOutcome =
  | { readonly kind: 'done' | 'vetoed' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What the parts of the widget can ask for. */
export interface MemberActions {
  readonly invite: (input: InviteMemberVariables) => Promise<InviteOutcome>
  readonly setRole: (member: Member, role: Role) => void
  readonly remove: (member: Member) => void
  readonly resend: (member: Member) => void
  /** Whether something is under way with them. */
  readonly isBusy: (memberId: string) => boolean
}

/** Does what the widget's parts ask for: asks the host first, tells the person how it went, and then the host. */
export function useMemberActions(
  props: Pick<TeamRolesProps, 'onBeforeAction' | 'onAfterAction'>,
): MemberActions {
  const { onBeforeAction, onAfterAction } = props
  const { emit } = useKit()
  const t = useTeamMessages()
  const { announce, toast } = useFeedback()
  const describe = useMemberProblemText()
  const { mutateAsync: sendInvitation } = useInviteMember()
  const { mutateAsync: update } = useUpdateMember()
  const { mutateAsync: removeMember } = useRemoveMember()
  const { mutateAsync: sendAgain } = useResendInvitation()
  const busy = useUnderWay()

  async function ask(action: MemberAction): Promise<boolean> {
    if ((await onBeforeAction?.(action)) !== false) return true
    const memberId = action.type === 'invite' ? undefined : action.member.id
    emit({ type: 'action', action: `member.${action.type}`, outcome: 'vetoed', memberId })
    return false
  }

  function tellFailure(action: MemberAction, error: unknown): void {
    const failure = error instanceof Error ? error : new Error(String(error))
    onAfterAction?.(action, { outcome: 'failed', error: failure })
  }

  async function invite(input: InviteMemberVariables): Promise<InviteOutcome> {
    const action = { type: 'invite', ...input } as const
    try {
      if (!(await ask(action))) return { kind: 'vetoed' }
      const member = await sendInvitation(input)
      onAfterAction?.(action, { outcome: 'done', member })
      return { kind: 'done' }
    } catch (error) {
      tellFailure(action, error)
      return { kind: 'failed', error }
    }
  }

  /** The action with all that belongs around it; a second press while it is under way is the same wish. */
  async function act(
    action: Exclude<MemberAction, { type: 'invite' }>,
    carryOut: () => Promise<Extract<MemberActionResult, { outcome: 'done' }>>,
    failed: (reason: string) => string,
  ): Promise<void> {
    const { id } = action.member
    if (!busy.begin(id)) return
    try {
      if (!(await ask(action))) return
      const result = await carryOut()
      onAfterAction?.(action, result)
    } catch (error) {
      toast({ tone: 'danger', text: failed(describe(error)) })
      tellFailure(action, error)
    } finally {
      busy.end(id)
    }
  }

  return {
    invite,
    setRole(member, role) {
      const name = nameOf(member)
      const carryOut = async () => {
        const changed = await update({ memberId: member.id, role })
        announce(t('teamRoles.roleChanged', { name, role: t(`role.${role}`) }))
        return { outcome: 'done' as const, member: changed }
      }
      void act({ type: 'update-role', member, role }, carryOut, (reason) =>
        t('teamRoles.roleFailed', { name, reason }),
      )
    },
    remove(member) {
      const name = nameOf(member)
      const isMember = member.status === 'active'
      const carryOut = async () => {
        await removeMember({ memberId: member.id })
        announce(t(isMember ? 'teamRoles.removed' : 'teamRoles.revoked', { name }))
        return { outcome: 'done' as const, member: null }
      }
      void act({ type: 'remove', member }, carryOut, (reason) =>
        t(isMember ? 'teamRoles.removeFailed' : 'teamRoles.revokeFailed', { name, reason }),
      )
    },
    resend(member) {
      const name = nameOf(member)
      const carryOut = async () => {
        const invited = await sendAgain({ memberId: member.id })
        toast({ tone: 'success', text: t('teamRoles.resent', { name }) })
        return { outcome: 'done' as const, member: invited }
      }
      void act({ type: 'resend', member }, carryOut, (reason) =>
        t('teamRoles.resendFailed', { name, reason }),
      )
    },
    isBusy: busy.has,
  }
}
