import type { Translation } from '../../message.js'
import type { problemMessages as en } from './en.js'

/** Arabic. */
export const problemMessages: Translation<typeof en> = {
  'problem.unauthenticated': 'انتهت جلستك. سجّل الدخول من جديد ثم أعد المحاولة.',
  'problem.forbidden': 'غير مسموح لك بهذا الإجراء. تواصل مع مسؤول فريقك.',
  'problem.not-found': 'لم يعد هذا العنصر موجودًا أو لم يكن هنا أصلًا.',
  'problem.validation': 'في الطلب ما هو غير صالح. راجع ما أدخلته ثم أعد المحاولة.',
  'problem.conflict': 'تغيّر هذا في هذه الأثناء. راجع حالته الآن ثم حاول مجددًا.',
  'problem.unsupported': 'لا يستطيع اتصالك بـ Make القيام بهذا.',
  'problem.payload-too-large': 'حجم البيانات أكبر من أن يُرسل. صغّرها ثم أعد المحاولة.',
  'problem.rate-limited': 'الطلبات كثيرة الآن. انتظر لحظة ثم أعد المحاولة.',
  'problem.upstream-rejected': 'رفض Make الطلب. راجع السيناريو في Make ثم أعد المحاولة.',
  'problem.upstream-timeout': 'استغرق Make وقتًا أطول من اللازم للرد. أعد المحاولة بعد لحظات.',
  'problem.method-not-allowed': 'لا يوفّر الخادم هذا الإجراء. أعد تحميل الصفحة ثم حاول مجددًا.',
  'problem.unsupported-media-type':
    'لا يستطيع الخادم قراءة هذا النوع من البيانات. أعد تحميل الصفحة ثم حاول مجددًا.',
  'problem.idempotency-mismatch':
    'أُرسل هذا الإجراء من قبل ببيانات أخرى. أعد تحميل الصفحة ثم حاول مجددًا.',
  'problem.unavailable': 'الخدمة غير متاحة مؤقتًا. أعد المحاولة بعد قليل.',
  'problem.internal': 'حدث خطأ من جانبنا. أعد المحاولة، وإن استمر فتواصل مع الدعم.',
  'problem.retryIn': {
    zero: 'أعد المحاولة الآن.',
    one: 'أعد المحاولة بعد ثانية واحدة.',
    two: 'أعد المحاولة بعد ثانيتين.',
    few: 'أعد المحاولة بعد {count} ثوانٍ.',
    many: 'أعد المحاولة بعد {count} ثانية.',
    other: 'أعد المحاولة بعد {count} ثانية.',
  },
  'problem.retryInMinutes': {
    zero: 'أعد المحاولة الآن.',
    one: 'أعد المحاولة بعد دقيقة واحدة.',
    two: 'أعد المحاولة بعد دقيقتين.',
    few: 'أعد المحاولة بعد {count} دقائق.',
    many: 'أعد المحاولة بعد {count} دقيقة.',
    other: 'أعد المحاولة بعد {count} دقيقة.',
  },
}
