import { ProblemError } from '@inlaykit/shared/client'
import type { Session } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { accessFor, useSession } from '../../client/session.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { plugIcon } from '../../parts/icons.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useAccessReason } from '../../parts/useAccessReason.js'
import { WidgetRoot } from '../../parts/WidgetRoot.js'
import { MemberFoot } from './MemberFoot.js'
import { MemberTable } from './MemberTable.js'
import { MemberToolbar } from './MemberToolbar.js'
import type { TeamRolesProps } from './props.js'
import { TeamRolesContext } from './team-context.js'
import { useTeamMessages } from './texts.js'
import { useMemberActions } from './useMemberActions.js'
import { useMemberDialogs } from './useMemberDialogs.js'
import { useMemberFilters } from './useMemberFilters.js'
import { useMembers, type MembersResult } from './useMembers.js'

/**
 * The people of the tenant's organisation in Make: who they are, what each may do, and who is invited. Those who may invite
 * more, change roles and remove people; what can't be done says why before the click.
 *
 * @example
 * <TeamRoles onAfterAction={(action) => track(action.type)} />
 */
export function TeamRoles(props: TeamRolesProps): ReactNode {
  const t = useTeamMessages()
  return (
    <WidgetRoot
      name="ik-team-roles"
      label={t('teamRoles.label')}
      className={props.className}
      style={props.style}
    >
      <TeamRolesBody {...props} />
    </WidgetRoot>
  )
}

const noSlots: NonNullable<TeamRolesProps['slots']> = {}

function TeamRolesBody(props: TeamRolesProps): ReactNode {
  const { slots = noSlots } = props
  const t = useTeamMessages()
  const reasonOf = useAccessReason()
  const { data: session } = useSession()
  const list = useMembers()
  const control = useMemberFilters(props, list.members)
  const actions = useMemberActions(props)
  const dialogs = useMemberDialogs()

  if (isNotConnected(session, list)) {
    return (
      slots.notConnected ?? (
        <EmptyState icon={plugIcon} title={t('teamRoles.notConnectedTitle')}>
          {t('problem.not-connected')}
        </EmptyState>
      )
    )
  }
  const keepsData = list.members !== undefined
  return (
    <TeamRolesContext.Provider
      // oxlint-disable-next-line react/jsx-no-constructed-context-values -- It changes with whatever renders this anew.
      value={{
        members: list.members ?? [],
        own: session?.viewer.role ?? 'viewer',
        capabilities: session?.capabilities ?? null,
        reason: reasonOf(accessFor(session, 'members:write')),
        actions,
        openDialog: dialogs.open,
        slots,
      }}
    >
      <MemberToolbar control={control} />
      {list.error !== null && (
        <ProblemNotice
          error={list.error}
          title={keepsData ? undefined : t('teamRoles.failedTitle')}
          keepsData={keepsData}
          retrying={list.isFetching}
          onRetry={list.reload}
        />
      )}
      {(keepsData || list.error === null) && (
        <>
          <MemberTable control={control} />
          <MemberFoot list={list} control={control} />
        </>
      )}
      {dialogs.element}
    </TeamRolesContext.Provider>
  )
}

function isNotConnected(session: Session | undefined, { error }: MembersResult): boolean {
  if (session !== undefined) return session.connection === null
  return error instanceof ProblemError && error.problem === 'not-connected'
}
