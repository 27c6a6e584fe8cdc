import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useCompareMessages } from './compare-texts.js'
import { mostLeaves, type OutputPair, type PairedOutputs } from './compare.js'
import { CompareTable, type CompareRow } from './CompareTable.js'

/** More that differ, and more that are the same, are only counted. */
const mostOutputs = 50

/** The outputs of two runs, side by side. */
export function ComparedOutputs(props: {
  outputs: PairedOutputs
  /** Those that are the same are left out. */
  onlyDifferences: boolean
}): ReactNode {
  const { onlyDifferences } = props
  const { pairs, isPartial } = props.outputs
  const t = useCompareMessages()
  const format = useFormat()
  const same = onlyDifferences ? [] : pairs.filter(({ isSame }) => isSame)
  const differing = pairs.filter(({ isSame }) => !isSame)
  const shown = new Set([...differing.slice(0, mostOutputs), ...same.slice(0, mostOutputs)])

  function toRow(pair: OutputPair): CompareRow {
    const { path, before, now, isSame } = pair
    const row = { name: path, before: <Value text={before} />, now: <Value text={now} /> }
    if (onlyDifferences) return row
    const key = isSame
      ? 'executionCompare.same'
      : before === undefined
        ? 'executionCompare.onlyNow'
        : now === undefined
          ? 'executionCompare.onlyBefore'
          : 'executionCompare.changed'
    return { ...row, difference: [t(key)], tone: isSame ? 'same' : 'changed' }
  }

  return (
    <>
      {differing.length === 0 && (
        <p className="ik-run-remark">{t('executionCompare.outputsSame')}</p>
      )}
      {shown.size > 0 && (
        <CompareTable
          caption={
            onlyDifferences ? t('executionCompare.outputs') : t('executionCompare.allOutputs')
          }
          head={[
            t('executionCompare.field'),
            t('executionCompare.before'),
            t('executionCompare.now'),
            ...(onlyDifferences ? [] : [t('executionCompare.difference')]),
          ]}
          rows={pairs.filter((pair) => shown.has(pair)).map(toRow)}
        />
      )}
      {differing.length > mostOutputs && (
        <p className="ik-run-remark">
          {t('executionCompare.more', { count: differing.length - mostOutputs })}
        </p>
      )}
      {same.length > mostOutputs && (
        <p className="ik-run-remark">
          {t('executionCompare.moreSame', { count: same.length - mostOutputs })}
        </p>
      )}
      {isPartial && (
        <p className="ik-run-remark">
          {t('executionCompare.partial', { number: format.number(mostLeaves) })}
        </p>
      )}
    </>
  )
}

/** Longer values are cut: the whole is in the outputs. */
const mostCharacters = 200

function Value({ text }: { text: string | undefined }): ReactNode {
  const t = useCompareMessages()
  if (text === undefined) {
    return <span className="ik-run-compare-absent">{t('executionCompare.absent')}</span>
  }
  return (
    <code className="ik-run-compare-value" dir="ltr">
      {text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text}
    </code>
  )
}
