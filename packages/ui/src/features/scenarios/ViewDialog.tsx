import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Checkbox } from '../../parts/Checkbox.js'
import { Dialog } from '../../parts/Dialog.js'
import { Select } from '../../parts/Field.js'
import { useDetailMessages } from './detail-texts.js'
import { useScenarioListContext } from './list-context.js'
import { scenarioColumns } from './props.js'
import { columnTitles } from './column-titles.js'

/** Which columns there are, and how low the rows: each choice shows behind the dialog at once. */
export function ViewDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { view } = useScenarioListContext()
  const t = useDetailMessages()
  const { columns, density, setColumns, setDensity } = view
  return (
    <Dialog
      title={t('scenarioList.view')}
      description={setColumns && t('scenarioView.text')}
      onClose={onClose}
      footer={
        <>
          {setColumns && (
            <Button onClick={() => setColumns(scenarioColumns)}>{t('scenarioView.all')}</Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="ik-form">
        {setColumns &&
          scenarioColumns.map((column) => (
            <Checkbox
              key={column}
              label={t(columnTitles[column])}
              checked={columns.includes(column)}
              onChange={(isShown) =>
                setColumns(
                  scenarioColumns.filter((one) =>
                    one === column ? isShown : columns.includes(one),
                  ),
                )
              }
            />
          ))}
        {setDensity && (
          <Select
            label={t('scenarioView.density')}
            value={density}
            options={(['comfortable', 'compact'] as const).map((value) => ({
              value,
              label: t(`scenarioView.${value}`),
            }))}
            onChange={setDensity}
          />
        )}
      </div>
    </Dialog>
  )
}
