import { onTestFinished } from 'vitest'
import base from '../styles/base.css?inline'
import whole from '../styles/index.css?inline'
import connectionPanel from '../styles/widgets/connection-panel.css?inline'
import executionTimeline from '../styles/widgets/execution-timeline.css?inline'
import scenarioList from '../styles/widgets/scenario-list.css?inline'
import teamRoles from '../styles/widgets/team-roles.css?inline'
import webhookManager from '../styles/widgets/webhook-manager.css?inline'

/** The kit's style sheets as a host loads them: the whole, or the base and after it those of the widgets it shows. */
export const hostSheets = {
  whole,
  base,
  connectionPanel,
  executionTimeline,
  scenarioList,
  teamRoles,
  webhookManager,
} as const

/** Takes the sheet away that tests have by themselves, as long as the test lasts. */
export function undress(): void {
  const sheets = [...document.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]')].map(
    ({ sheet }) => sheet,
  )
  if (sheets.length === 0) throw new Error('There is no sheet of the kit')
  const set = (disabled: boolean): void => {
    for (const sheet of sheets) if (sheet) sheet.disabled = disabled
  }
  set(true)
  onTestFinished(() => set(false))
}

/** Puts style sheets into the page as one, as long as the test lasts. */
export function addStyle(sheets: readonly string[], nonce?: string): HTMLStyleElement {
  const style = document.createElement('style')
  if (nonce !== undefined) style.nonce = nonce
  style.textContent = sheets.join('\n')
  document.head.append(style)
  onTestFinished(() => style.remove())
  return style
}
