import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { EndpointName } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { locales, type Locale } from '../i18n/catalogues.js'
import { ar } from '../i18n/locales/ar.js'
import { en, type Messages } from '../i18n/locales/en.js'
import { id } from '../i18n/locales/id.js'
import { ko } from '../i18n/locales/ko.js'
import { th } from '../i18n/locales/th.js'
import type { StoryBackend } from './backend.js'
import { renderWidget } from './renderWidget.js'

const catalogues: Readonly<Record<Locale, Messages>> = { en, ko, id, th, ar }
const elsewhere = 'Changed elsewhere'

function first<T>(things: Iterable<T>): T {
  for (const thing of things) return thing
  throw new Error('The story has nothing of the kind.')
}

/** What somebody does in a widget while another has changed the same: nothing of that was told yet. */
interface Writing {
  readonly name: string
  readonly show: () => ReactNode
  readonly endpoint: EndpointName
  readonly words: keyof Messages
  /** The presses that lead to the request, by selectors, since words differ by language, and what is typed between. */
  readonly presses: readonly (string | { readonly keys: string })[]
  /** Somebody else changes what is shown. */
  readonly change: (backend: StoryBackend) => void
  readonly isDone: (backend: StoryBackend) => boolean
}

const writings: readonly Writing[] = [
  {
    name: 'ScenarioList',
    show: () => <ScenarioList />,
    endpoint: 'deactivateScenario',
    words: 'problem.conflict',
    presses: ['.ik-switch[aria-checked="true"]'],
    change({ world }) {
      for (const scenario of world.scenarios.values()) scenario.name = elsewhere
    },
    isDone: ({ requests }) =>
      requests.filter((one) => one.startsWith('deactivateScenario')).length === 2,
  },
  {
    name: 'ExecutionTimeline',
    show: () => <ExecutionTimeline />,
    endpoint: 'stopExecution',
    words: 'problem.conflict',
    presses: ['.ik-run-stop', '.ik-dialog [data-variant="danger"]'],
    change({ world }) {
      for (const run of world.executions.values()) run.scenarioName = elsewhere
    },
    isDone: ({ world }) =>
      [...world.executions.values()].every(({ status }) => status !== 'running'),
  },
  {
    name: 'WebhookManager',
    show: () => <WebhookManager />,
    endpoint: 'disableWebhook',
    words: 'problem.conflict',
    presses: ['.ik-switch[aria-checked="true"]'],
    change: ({ world }) => void (first(world.webhooks).name = elsewhere),
    isDone: ({ requests }) =>
      requests.filter((one) => one.startsWith('disableWebhook')).length === 2,
  },
  {
    name: 'TeamRoles',
    show: () => <TeamRoles />,
    endpoint: 'updateMember',
    words: 'teamRoles.conflict',
    presses: [
      '.ik-team-role-button:not([aria-disabled])',
      '.ik-role-radio[value="viewer"]',
      '.ik-dialog [type="submit"]',
    ],
    change: ({ world }) => void (first(world.members).name = elsewhere),
    isDone: ({ world }) => world.members[1]?.role === 'viewer',
  },
  {
    name: 'ConnectionPanel',
    show: () => <ConnectionPanel />,
    endpoint: 'updateConnection',
    words: 'connectionPanel.conflict',
    presses: [
      '.ik-menu-button',
      '.ik-menu:popover-open [role="menuitem"]:nth-last-of-type(3)',
      '.ik-dialog input',
      { keys: '{End}!' },
      '.ik-dialog [type="submit"]',
    ],
    change: (backend) => void backend.addConnection({ label: elsewhere }),
    isDone: ({ requests }) =>
      requests.filter((one) => one.startsWith('updateConnection')).length === 2,
  },
]

test.each(writings.flatMap((writing) => locales.map((locale) => ({ ...writing, locale }))))(
  '$name says in $locale that it was changed meanwhile, shows how it is now, and does it then',
  async ({ show, endpoint, words, presses, change, isDone, locale }) => {
    const backend = { scenarios: 8, executions: 8, running: 1, runMs: 600_000 }
    const screen = await renderWidget(show(), { locale, backend })
    const text = (): string => screen.container.textContent
    const find = (selector: string) => screen.container.querySelector(selector)
    const act = async (): Promise<void> => {
      for (const selector of presses) {
        if (typeof selector !== 'string') {
          await userEvent.keyboard(selector.keys)
          continue
        }
        await expect.poll(() => find(selector), { timeout: 10_000 }).not.toBeNull()
        await expect.poll(() => find(selector)?.getAttribute('aria-disabled')).not.toBe('true')
        await userEvent.click(find(selector) as Element)
      }
    }
    await expect.poll(() => find('[data-ik-pending]')).toBeNull()

    change(screen.backend)
    screen.backend.fail(endpoint, 'conflict')
    await act()
    await expect.poll(text, { timeout: 10_000 }).toContain(catalogues[locale][words])
    await expect.poll(text, { timeout: 10_000 }).toContain(elsewhere)
    expect(isDone(screen.backend)).toBe(false)

    screen.backend.fail(endpoint, null)
    await act()
    await expect.poll(() => isDone(screen.backend), { timeout: 10_000 }).toBe(true)
  },
)
