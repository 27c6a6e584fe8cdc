import type { Translation } from '../../message.js'
import type { problemStateMessages as en } from './en.js'

/** Arabic. */
export const problemStateMessages: Translation<typeof en> = {
  'problem.not-connected': 'حسابك غير متصل بـ Make بعد. اطلب من أحد المسؤولين ربطه.',
  'problem.reconnect-required':
    'لم يعد Make يقبل صلاحية الوصول المحفوظة. على أحد المسؤولين إعادة الربط.',
  'problem.upstream-unavailable': 'يتعذّر الوصول إلى Make الآن. أعد المحاولة بعد بضع دقائق.',
  'problem.network': 'لم يرد الخادم. تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
}
