/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements. */
import { roles } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { Icon } from '../../parts/Icon.js'
import { checkIcon } from '../../parts/icons.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { abilities } from './abilities.js'
import { useDialogMessages } from './dialog-texts.js'

/** What each role may do, side by side. */
export function AbilitiesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useDialogMessages()
  return (
    <Dialog
      className="ik-team-wide-dialog"
      title={t('teamRoles.abilities')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <div role="table" className="ik-abilities" aria-label={t('teamRoles.abilities')}>
        <div role="row" className="ik-ability">
          <div role="columnheader" className="ik-ability-name">
            <VisuallyHidden>{t('memberAbilities.ability')}</VisuallyHidden>
          </div>
          {roles.map((role) => (
            <div key={role} role="columnheader" className="ik-ability-role">
              {t(`role.${role}`)}
            </div>
          ))}
        </div>
        {abilities.map(({ name, isOf }) => (
          <div key={name} role="row" className="ik-ability">
            <div role="rowheader" className="ik-ability-name">
              {t(`ability.${name}`)}
            </div>
            {roles.map((role) => (
              <div key={role} role="cell" className="ik-ability-mark" data-has={isOf(role)}>
                {isOf(role) ? <Icon path={checkIcon} /> : <span aria-hidden="true">–</span>}
                <VisuallyHidden>
                  {t(isOf(role) ? 'memberAbilities.may' : 'memberAbilities.mayNot')}
                </VisuallyHidden>
              </div>
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
