import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { Button } from '../../parts/Button.js'
import { bracesIcon, clockIcon, copyIcon, externalIcon, playIcon } from '../../parts/icons.js'
import { Menu, type MenuItem } from '../../parts/Menu.js'
import { Cell } from './cells.js'
import { folderIcon, trashIcon } from './icons.js'
import { useScenarioListContext, type RowDialogKind } from './list-context.js'

/** What can be done with a scenario. */
export function RowActions({ scenario }: { scenario: Scenario }): ReactNode {
  const { access, actions, offered, openDialog, slots } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  const { editorUrl, id, name } = scenario
  const items: MenuItem[] = []
  if (offered.includes('run-with-input') && access.offers('runWithInput')) {
    items.push({
      id: 'run-with-input',
      label: t('scenarioList.runWithInputShort'),
      name: t('scenarioList.runWithInput', { name }),
      icon: bracesIcon,
      disabledReason: access.run(scenario),
      onSelect: () => openDialog({ kind: 'run', scenario }),
    })
  }
  const write = (kind: RowDialogKind, icon: string): void => {
    if (!offered.includes(kind)) return
    items.push({
      id: kind,
      label: t(`scenarioList.${kind}Short`),
      name: t(`scenarioList.${kind}`, { name }),
      icon,
      disabledReason: access.write,
      onSelect: () => openDialog({ kind, scenario }),
    })
  }
  write('schedule', clockIcon)
  if (access.offers('scenarioDuplicate')) write('duplicate', copyIcon)
  if (access.offers('scenarioFolder')) write('move', folderIcon)
  if (offered.includes('open-in-make') && editorUrl) {
    items.push({
      id: 'open-in-make',
      label: t('scenarioList.openInMake'),
      icon: externalIcon,
      href: editorUrl,
    })
  }
  items.push(...(slots.menuItems?.(scenario) ?? []))
  write('delete', trashIcon)
  return (
    <Cell column="actions">
      {slots.rowEnd?.(scenario)}
      {offered.includes('run') && (
        <Button
          size="small"
          icon={playIcon}
          className="ik-scenario-run"
          aria-label={t('scenarioList.run', { name })}
          loading={actions.isStarting(id)}
          disabledReason={access.run(scenario)}
          onClick={() => actions.run(scenario)}
        >
          {t('scenarioList.runShort')}
        </Button>
      )}
      {items.length > 0 && (
        <Menu label={t('scenarioList.moreActionsFor', { name })} items={items} />
      )}
    </Cell>
  )
}
