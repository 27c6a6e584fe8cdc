import type { Connection, Organization } from '@inlaykit/shared'
import { idPattern, ProblemError } from '@inlaykit/shared/client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { Select, TextField } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf } from './texts.js'
import { useConnectionOrganizations } from './useConnectionOrganizations.js'
import { focusFault, useForm } from '../../parts/useForm.js'

interface Target {
  readonly organizationId: string
  /** Empty: all teams. */
  readonly teamId: string
}

/** Asks which organisation and team a connection is for: out of those that its access reaches, or by their ids where Make can't list them. */
export function TargetDialog(props: { connection: Connection; onClose: () => void }): ReactNode {
  const { connection, onClose } = props
  const { actions } = useConnectionPanel()
  const t = useDialogMessages()
  const { data, error, isFetching, refetch } = useConnectionOrganizations(connection.id)
  const [typed, setTyped] = useState<Target>({
    organizationId: connection.organizationId ?? '',
    teamId: connection.teamId ?? '',
  })
  const [isWrong, setWrong] = useState(false)
  const isUnlisted = error instanceof ProblemError && error.problem === 'unsupported'
  const target = data === undefined ? typed : listedTarget(data, typed)
  const form = useForm((element) => {
    const organizationId = target.organizationId.trim()
    const teamId = target.teamId.trim()
    if (!idPattern.test(organizationId) || (teamId !== '' && !idPattern.test(teamId))) {
      setWrong(true)
      focusFault(element)
      return
    }
    onClose()
    actions.choose(connection, { organizationId, teamId: teamId || null })
  })
  const isReady = isUnlisted || (data !== undefined && data.length > 0)
  return (
    <Dialog
      title={t('connectionTarget.title', { name: nameOf(connection, t) })}
      description={isUnlisted ? undefined : t('connectionTarget.description')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            form={form.id}
            variant="primary"
            disabledReason={
              isReady
                ? undefined
                : t(data === undefined ? 'common.loading' : 'connectionTarget.none')
            }
          >
            {t('connectionTarget.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        {isUnlisted ? (
          <TypedTarget target={typed} isWrong={isWrong} onChange={setTyped} />
        ) : data !== undefined ? (
          <ListedTarget organizations={data} target={target} onChange={setTyped} />
        ) : error === null ? (
          <>
            <Skeleton width="full" shape="block" />
            <Skeleton width="full" shape="block" />
          </>
        ) : (
          <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
        )}
      </form>
    </Dialog>
  )
}

/** What was chosen, as far as it is among what there is; the first organisation until one is chosen. */
function listedTarget(organizations: readonly Organization[], chosen: Target): Target {
  const organization =
    organizations.find(({ id }) => id === chosen.organizationId) ?? organizations[0]
  const team = organization?.teams.find(({ id }) => id === chosen.teamId)
  return { organizationId: organization?.id ?? '', teamId: team?.id ?? '' }
}

function ListedTarget(props: {
  organizations: readonly Organization[]
  target: Target
  onChange: (target: Target) => void
}): ReactNode {
  const { organizations, target, onChange } = props
  const t = useDialogMessages()
  if (organizations.length === 0) {
    return <Notice tone="warning">{t('connectionTarget.none')}</Notice>
  }
  const teams = organizations.find(({ id }) => id === target.organizationId)?.teams ?? []
  return (
    <>
      <Select
        label={t('connectionTarget.organization')}
        value={target.organizationId}
        options={organizations.map(({ id, name, zone }) => ({
          value: id,
          label: zone === null ? name : `${name} (${zone})`,
        }))}
        onChange={(organizationId) => onChange({ organizationId, teamId: '' })}
      />
      <Select
        label={t('connectionTarget.team')}
        value={target.teamId}
        options={[
          { value: '', label: t('connectionTarget.allTeams') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(teamId) => onChange({ ...target, teamId })}
      />
    </>
  )
}

function TypedTarget(props: {
  target: Target
  isWrong: boolean
  onChange: (target: Target) => void
}): ReactNode {
  const { target, isWrong, onChange } = props
  const t = useDialogMessages()
  const isOrganizationWrong = isWrong && !idPattern.test(target.organizationId.trim())
  const isTeamWrong = isWrong && target.teamId !== '' && !idPattern.test(target.teamId.trim())
  return (
    <>
      <TextField
        label={t('connectionForm.organization')}
        help={t('connectionForm.organizationHelp')}
        error={isOrganizationWrong ? t('connectionForm.faultOrganization') : undefined}
        value={target.organizationId}
        onChange={(event) => onChange({ ...target, organizationId: event.target.value })}
        autoComplete="off"
        dir="ltr"
        required
      />
      <TextField
        label={t('connectionForm.team')}
        remark={t('connectionForm.optional')}
        help={t('connectionForm.teamHelp')}
        error={isTeamWrong ? t('connectionForm.faultTeam') : undefined}
        value={target.teamId}
        onChange={(event) => onChange({ ...target, teamId: event.target.value })}
        autoComplete="off"
        dir="ltr"
      />
    </>
  )
}
