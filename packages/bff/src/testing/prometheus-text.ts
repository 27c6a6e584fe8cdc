/** One line of a metric. */
export interface Sample {
  /** With `_bucket`, `_sum` or `_count` behind it in a histogram. */
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A metric with all its lines. */
export interface MetricFamily {
  readonly name: string
  readonly help: string
  readonly type: string
  readonly samples: readonly Sample[]
}

const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/
const line = new RegExp(
  `^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:${label.source},?)*)\\})? ([-+]?(?:[0-9.]+(?:e[-+]?[0-9]+)?|Inf)|NaN)$`,
)

/**
 * Reads the Prometheus text format 0.0.4, strictly: every line must be of the format, and stand below the help and the type of
 * its metric. The parsers that npm has lose the labels of histograms.
 * @throws Error naming the first line that doesn't fit
 */
export function parsePrometheusText(text: string): Map<string, MetricFamily> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end.')
  const families = new Map<string, MetricFamily & { samples: Sample[] }>()
  let current: (MetricFamily & { samples: Sample[] }) | undefined
  let help: { name: string; text: string } | undefined
  for (const one of text.split('\n').filter((part) => part !== '')) {
    const [, kind, name, rest] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(one) ?? []
    if (kind === 'HELP') help = { name: name!, text: rest! }
    else if (kind === 'TYPE') {
      if (help?.name !== name || families.has(name!)) throw new Error(`Out of place: ${one}`)
      current = { name: name!, help: help!.text, type: rest!, samples: [] }
      families.set(name!, current)
    } else {
      const [, sample, labels = ''] = line.exec(one) ?? []
      const value = one.slice(one.lastIndexOf(' ') + 1).replace('Inf', 'Infinity')
      const fits = current?.type === 'histogram' ? /^_(bucket|sum|count)$/ : /^$/
      const isOfCurrent = current !== undefined && sample?.startsWith(current.name)
      if (!isOfCurrent || !fits.test(sample!.slice(current!.name.length))) {
        throw new Error(`Not of the format: ${one}`)
      }
      const pairs = [...labels.matchAll(new RegExp(label, 'g'))].map(([, key, text]) => [key, text])
      current!.samples.push({
        name: sample!,
        labels: Object.fromEntries(pairs) as Record<string, string>,
        value: Number(value),
      })
    }
  }
  return families
}
