import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactNode } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { AutomationSettings } from '../features/settings/AutomationSettings.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { en } from '../i18n/locales/en.js'
import { frameOf, type StoryGlobals } from './story-globals.js'
import { stateTitles, storyStates, type StoryState } from './story-states.js'
import { WithKit } from './WithKit.js'
import './States.css'
import { asTold } from './as-told.js'

/** One widget in every state that the toolbar knows, one below the other. */
function States(props: { globals: StoryGlobals; children: ReactNode }): ReactNode {
  return (
    <div className="states">
      {storyStates.map((state) => (
        <section key={state} aria-label={stateTitles[state]} data-state={state}>
          <h2>{stateTitles[state]}</h2>
          <WithKit
            {...frameOf(
              { ...props.globals, state },
              { backend: { scenarios: 5, executions: 12, webhooks: 3, members: 4 } },
            )}
          >
            {props.children}
          </WithKit>
        </section>
      ))}
    </div>
  )
}

const meta = {
  title: 'States',
  tags: ['!autodocs'],
  parameters: {
    controls: { disable: true },
    // A page has a widget once; here it stands in each state beside itself.
    a11y: { options: { rules: { 'landmark-unique': { enabled: false } } } },
  },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** Words that say what is wrong, by state. */
const told: Partial<Record<StoryState, string>> = {
  offline: en['problem.network'],
  unavailable: en['problem.unavailable'],
  'upstream-timeout': en['problem.upstream-timeout'],
  unauthenticated: en['problem.unauthenticated'],
  forbidden: en['problem.forbidden'],
  'rate-limited': en['problem.rate-limited'],
}

/**
 * @param widget the widget
 * @param part what its rows are
 */
function everyState(widget: ReactNode, part: string): Story {
  return {
    render: (_, { globals }) => (
      <States globals={globals as unknown as StoryGlobals}>{widget}</States>
    ),
    play: asTold(async ({ canvas }) => {
      const cell = (state: StoryState): HTMLElement =>
        canvas.getByRole('region', { name: stateTitles[state] })
      const rows = (state: StoryState): number =>
        cell(state).querySelectorAll(`[data-ik-part="${part}"]`).length
      await waitFor(() => expect(rows('full')).toBeGreaterThan(0))
      await waitFor(() => expect(rows('slow')).toBe(rows('full')))
      await expect(rows('loading')).toBe(0)
      for (const [state, words] of Object.entries(told)) {
        const [problem] = await within(cell(state as StoryState)).findAllByText(words, {
          exact: false,
        })
        await expect(problem).toBeVisible()
        await expect(rows(state as StoryState)).toBe(0)
      }
    }),
  }
}

export const ScenarioListStates = everyState(<ScenarioList />, 'row')
export const ExecutionTimelineStates = everyState(<ExecutionTimeline />, 'run')
export const WebhookManagerStates = everyState(<WebhookManager />, 'webhook')
export const TeamRolesStates = everyState(<TeamRoles />, 'row')
export const ConnectionPanelStates = everyState(<ConnectionPanel />, 'connection')
export const AutomationSettingsStates = everyState(<AutomationSettings />, 'row')
