import { roles } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Select } from '../../parts/Field.js'
import { keepFocusAround } from '../../parts/keep-focus.js'
import { SearchField } from '../../parts/SearchField.js'
import { inviteIcon } from './icons.js'
import { useTeamRoles } from './team-context.js'
import { useTeamMessages } from './texts.js'
import type { MemberFiltersControl } from './useMemberFilters.js'

/** Search, filter, and the button that invites. */
export function MemberToolbar({ control }: { control: MemberFiltersControl }): ReactNode {
  const { filters, change } = control
  const { openDialog, reason, slots } = useTeamRoles()
  const t = useTeamMessages()
  return (
    <div ref={keepFocusAround} className="ik-team-toolbar" data-ik-part="toolbar">
      <SearchField
        className="ik-team-search"
        label={t('teamRoles.search')}
        clearLabel={t('teamRoles.searchClear')}
        value={filters.search}
        onChange={(search) => change({ search }, 'search')}
        maxLength={200}
      />
      <Select
        className="ik-team-filter"
        label={t('teamRoles.show')}
        hideLabel
        value={filters.show}
        options={[
          { value: 'all', label: t('teamRoles.showAll') },
          ...roles.toReversed().map((value) => ({ value, label: t(`role.${value}`) })),
          { value: 'invited', label: t('teamRoles.showInvited') },
        ]}
        onChange={(show) => change({ show }, 'show')}
      />
      <div className="ik-team-toolbar-end">
        <Button
          variant="primary"
          icon={inviteIcon}
          disabledReason={reason}
          onClick={() => openDialog({ kind: 'invite' })}
        >
          {t('teamRoles.invite')}
        </Button>
        {slots.toolbarEnd}
      </div>
    </div>
  )
}
