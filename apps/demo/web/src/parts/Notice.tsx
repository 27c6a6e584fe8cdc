import { usePreferences } from '../preferences.js'

/** Says that something could not be loaded, and offers to try again. */
export function Notice({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  const { t } = usePreferences()
  return (
    <div className="notice" role="alert">
      <p>{text}</p>
      <button type="button" className="button" onClick={onRetry}>
        {t('retry')}
      </button>
    </div>
  )
}
