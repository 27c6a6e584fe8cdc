import { scenarioStatuses } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { Button, IconButton } from '../../parts/Button.js'
import { Select } from '../../parts/Field.js'
import { SearchField } from '../../parts/SearchField.js'
import { slidersIcon } from './icons.js'
import { useScenarioListContext } from './list-context.js'
import { sortTexts } from './sorting.js'
import { useNamedFolders } from './useNamedFolders.js'
import type { FiltersControl } from './useScenarioFilters.js'

/** Search, filters and, where the heads of the columns have no room, the order. */
export function ScenarioToolbar(props: { control: FiltersControl; end?: ReactNode }): ReactNode {
  const { control, end } = props
  const { filters, change } = control
  const { access, offered, openDialog, view } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  /** With none of them there is nothing to choose; until they are known, the place of the filter is kept. */
  const folders = useNamedFolders()
  return (
    <div className="ik-scenario-toolbar" data-ik-part="toolbar">
      <SearchField
        className="ik-scenario-search"
        label={t('scenarioList.search')}
        clearLabel={t('scenarioList.searchClear')}
        value={filters.search}
        onChange={(search) => change({ search }, 'search')}
        maxLength={200}
      />
      <Select
        className="ik-scenario-filter"
        label={t('scenarioList.filterStatus')}
        hideLabel
        value={filters.status ?? ''}
        options={[
          { value: '', label: t('scenarioList.allStatuses') },
          ...scenarioStatuses.map((value) => ({ value, label: t(`scenarioStatus.${value}`) })),
        ]}
        onChange={(status) => change({ status: status === '' ? null : status }, 'status')}
      />
      {folders?.length !== 0 && (
        <Select
          className="ik-scenario-filter"
          label={t('scenarioList.filterFolder')}
          hideLabel
          value={filters.folder ?? ''}
          options={[
            { value: '', label: t('scenarioList.allFolders') },
            ...(folders ?? []).map(({ id, name, scenarioCount }) => ({
              value: id,
              label:
                typeof scenarioCount === 'number'
                  ? t('scenarioList.folderOf', { name, scenarios: scenarioCount })
                  : name,
            })),
          ]}
          onChange={(folder) => change({ folder: folder === '' ? null : folder }, 'folder')}
        />
      )}
      <Select
        className="ik-scenario-filter ik-scenario-sort"
        label={t('scenarioList.sortBy')}
        hideLabel
        value={filters.sort}
        options={sortTexts.map(([value, key]) => ({ value, label: t(key) }))}
        onChange={(sort) => change({ sort }, 'sort')}
      />
      {(view.setColumns ?? view.setDensity) && (
        <IconButton
          label={t('scenarioList.view')}
          icon={slidersIcon}
          aria-haspopup="dialog"
          onClick={() => openDialog({ kind: 'view' })}
        />
      )}
      {offered.includes('create') && access.offers('scenarioCreate') && (
        <Button
          variant="primary"
          aria-haspopup="dialog"
          disabledReason={access.write}
          onClick={() => openDialog({ kind: 'create' })}
        >
          {t('scenarioList.create')}
        </Button>
      )}
      {end !== undefined && <div className="ik-scenario-toolbar-end">{end}</div>}
    </div>
  )
}
