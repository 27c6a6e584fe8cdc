import type { Access } from '../client/session.js'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'

/** Says why the viewer may not do something; `undefined` when they may. */
export function useAccessReason(): (access: Access) => string | undefined {
  const t = useMessages(commonMessages)
  return (access) => {
    switch (access.state) {
      case 'unknown':
        return t('common.loading')
      case 'role':
        return t('common.needsRole', { role: t(`role.${access.leastRole}`) })
      case 'unsupported':
        return t('common.unsupported')
      default:
        return undefined
    }
  }
}
