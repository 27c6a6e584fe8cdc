import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Notice } from '../../parts/Notice.js'
import { WidgetRoot, type WidgetProps } from '../../parts/WidgetRoot.js'
import { usePanelMessages } from './texts.js'
import { useBudget } from './useBudget.js'

/**
 * A quiet word while little is left of what Make allows per minute, and why things take longer then; nothing otherwise.
 * Put it above the widgets of a page.
 *
 * @example
 * <BudgetNotice />
 */
export function BudgetNotice(props: WidgetProps): ReactNode {
  const t = usePanelMessages()
  const format = useFormat()
  const budget = useBudget()
  if (budget === null || !budget.low) return null
  const { resetAt } = budget
  return (
    <WidgetRoot
      name="ik-budget-notice"
      label={t('budgetNotice.label')}
      className={props.className}
      style={props.style}
    >
      <Notice tone="info">
        {resetAt === null
          ? t('common.budgetLow')
          : t('common.budgetLowUntil', {
              time: format.dateTime(resetAt, { timeStyle: 'medium' }),
            })}
      </Notice>
    </WidgetRoot>
  )
}
