/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { cx } from '../../parts/cx.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { describeApp } from './describe-app.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioColumn } from './props.js'
import { useScheduleText } from './useScheduleText.js'

const shownApps = 3

/** A cell of a row. */
export function Cell(props: {
  column: ScenarioColumn | 'name' | 'actions'
  /** Shown on hover, where the cell is too narrow for its text. */
  title?: string | undefined
  className?: string | undefined
  children: ReactNode
}): ReactNode {
  const { column, title, className, children } = props
  return (
    <div
      role="cell"
      className={cx('ik-scenario-cell', className)}
      data-column={column}
      title={title}
    >
      {children}
    </div>
  )
}

/** The name, and beneath it the apps that take part. */
export function NameCell({ scenario }: { scenario: Scenario }): ReactNode {
  const { checked, select, selectedId, slots } = useScenarioListContext()
  const note = checked.notes.get(scenario.id)
  return (
    <Cell column="name">
      {select === undefined ? (
        <span className="ik-scenario-name" dir="auto" title={scenario.name}>
          {scenario.name}
        </span>
      ) : (
        <button
          type="button"
          className="ik-text-button ik-scenario-name"
          aria-pressed={selectedId === scenario.id}
          data-ik-part="name"
          dir="auto"
          title={scenario.name}
          onClick={() => select(scenario)}
        >
          {scenario.name}
        </button>
      )}
      {note === undefined ? (
        <span className="ik-scenario-detail" dir="auto">
          {slots.detail === undefined ? (
            <Apps apps={scenario.apps ?? []} />
          ) : (
            slots.detail(scenario)
          )}
        </span>
      ) : (
        <span className="ik-scenario-detail" data-tone="danger" title={note}>
          {note}
        </span>
      )}
    </Cell>
  )
}

function Apps({ apps }: { apps: readonly string[] }): ReactNode {
  const t = useMessages(scenarioMessages)
  const names = apps.slice(0, shownApps).map(describeApp)
  const more = apps.length - names.length
  if (more > 0) names.push(t('scenarioList.moreApps', { count: more }))
  return names.join(' · ')
}

/** When it starts by itself. */
export function ScheduleCell({ scenario }: { scenario: Scenario }): ReactNode {
  const describe = useScheduleText()
  const text = scenario.schedule ? describe(scenario.schedule) : undefined
  return (
    <Cell column="schedule" title={text}>
      {text ?? <Unknown />}
    </Cell>
  )
}

/** How the last run went, and when it was. */
export function LastRunCell({ scenario }: { scenario: Scenario }): ReactNode {
  const t = useMessages(scenarioMessages)
  const { lastRunAt, lastRunStatus } = scenario
  return (
    <Cell column="lastRun">
      {lastRunStatus && <RunBadge status={lastRunStatus} plain />}
      {lastRunAt ? (
        <RelativeTime value={lastRunAt} className="ik-scenario-note" />
      ) : (
        !lastRunStatus && <span className="ik-scenario-note">{t('scenarioList.neverRun')}</span>
      )}
    </Cell>
  )
}

/** When it starts next. */
export function NextRunCell({ scenario }: { scenario: Scenario }): ReactNode {
  const t = useMessages(scenarioMessages)
  if (scenario.nextRunAt) {
    return (
      <RelativeTime
        role="cell"
        className="ik-scenario-cell"
        data-column="nextRun"
        value={scenario.nextRunAt}
      />
    )
  }
  return (
    <Cell column="nextRun" className="ik-scenario-note">
      {t('scenarioList.noNextRun')}
    </Cell>
  )
}

/** What it used in the present billing period. */
export function OperationsCell({ scenario }: { scenario: Scenario }): ReactNode {
  const format = useFormat()
  const { operations } = scenario
  return (
    <Cell column="operations">
      {operations === null || operations === undefined ? <Unknown /> : format.number(operations)}
    </Cell>
  )
}

/** What the connection does not tell. */
function Unknown(): ReactNode {
  return (
    <span className="ik-scenario-note" aria-hidden="true">
      –
    </span>
  )
}
