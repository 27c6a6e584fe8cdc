/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements. */
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { searchIcon } from '../../parts/icons.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { peopleIcon } from './icons.js'
import { MemberRow } from './MemberRow.js'
import { useTeamMessages } from './texts.js'
import type { MemberFiltersControl } from './useMemberFilters.js'

/** The people, one a row. */
export function MemberTable({ control }: { control: MemberFiltersControl }): ReactNode {
  const { shown } = control
  const t = useTeamMessages()
  return (
    <div className="ik-team-box">
      <div role="table" className="ik-team-table" aria-label={t('teamRoles.label')}>
        <div role="rowgroup" className="ik-team-head">
          <div role="row" className="ik-team-row">
            {(['person', 'role', 'seen'] as const).map((column) => (
              <div key={column} role="columnheader" className="ik-team-cell" data-column={column}>
                {t(`teamRoles.column.${column}`)}
              </div>
            ))}
            <div role="columnheader" className="ik-team-cell" data-column="actions">
              <VisuallyHidden>{t('teamRoles.column.actions')}</VisuallyHidden>
            </div>
          </div>
        </div>
        <div role="rowgroup">
          {shown === undefined ? (
            <SkeletonRows />
          ) : (
            shown.map((member) => <MemberRow key={member.id} member={member} />)
          )}
        </div>
      </div>
      {shown?.length === 0 && <Nothing control={control} />}
    </div>
  )
}

function SkeletonRows(): ReactNode {
  const t = useTeamMessages()
  return (
    <>
      <div role="row">
        <div role="cell">
          <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
        </div>
      </div>
      {['a', 'b', 'c', 'd'].map((row) => (
        <div className="ik-team-row" key={row} aria-hidden="true" data-ik-part="skeleton-row">
          <div className="ik-team-cell" data-column="person">
            <span className="ik-team-avatar" />
            <div className="ik-team-person">
              <Skeleton width="medium" />
              <Skeleton width="long" />
            </div>
          </div>
          <div className="ik-team-cell" data-column="role">
            <Skeleton width="short" />
          </div>
          <div className="ik-team-cell" data-column="seen">
            <Skeleton width="short" />
          </div>
          <div className="ik-team-cell" data-column="actions" />
        </div>
      ))}
    </>
  )
}

function Nothing({ control }: { control: MemberFiltersControl }): ReactNode {
  const t = useTeamMessages()
  if (!control.isNarrowed) {
    return (
      <EmptyState icon={peopleIcon} title={t('teamRoles.emptyTitle')}>
        {t('teamRoles.emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={searchIcon}
      title={t('teamRoles.noMatchTitle')}
      action={<Button onClick={control.clear}>{t('teamRoles.clearFilters')}</Button>}
    >
      {t('teamRoles.noMatchText')}
    </EmptyState>
  )
}
