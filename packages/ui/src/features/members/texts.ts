import type { Member } from '@inlaykit/shared'
import { ProblemError } from '@inlaykit/shared/client'
import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { memberMessages } from '../../i18n/messages/members/en.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import type { Translate } from '../../i18n/message.js'
import { useProblemText } from '../../parts/useProblemText.js'

const texts = { ...memberMessages, ...problemStateMessages, ...commonMessages } as const

/** Looks up a text of the widget. */
export type TeamText = Translate<typeof texts>

/** The texts of the widget, in the reader's language. */
export function useTeamMessages(): TeamText {
  return useMessages(texts)
}

/** What a member is called: by name, else by address. */
export function nameOf({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name?.trim() || email
}

/** A member's role in words: one of ours, else Make's own word for it. */
export function roleText({ role, roleName }: Member, t: TeamText): string {
  if (role !== null) return t(`role.${role}`)
  return roleName ?? t('common.unknown')
}

/** Says what a fault means to somebody who manages members, where that is more than it means to everybody. */
export function useMemberProblemText(): (error: unknown) => string {
  const t = useTeamMessages()
  const describe = useProblemText()
  return (error) =>
    error instanceof ProblemError && error.problem === 'conflict'
      ? t('teamRoles.conflict')
      : describe(error)
}
