import type { Translation } from '../../message.js'
import type { executionSelectionMessages as en } from './en.js'

/** Arabic. */
export const executionSelectionMessages: Translation<typeof en> = {
  'executionSelection.label': 'تحديد عمليات التشغيل',
  'executionSelection.run': '{name}، {time}',
  'executionSelection.select': 'تحديد {name}',
  'executionSelection.all': {
    zero: 'لا شيء يمكن إعادته',
    one: 'تحديد العملية التي يمكن إعادتها',
    two: 'تحديد العمليتين اللتين يمكن إعادتهما',
    few: 'تحديد كل العمليات التي يمكن إعادتها ({count})',
    many: 'تحديد كل العمليات التي يمكن إعادتها ({count})',
    other: 'تحديد كل العمليات التي يمكن إعادتها ({count})',
  },
  'executionSelection.none': 'لا يمكن إعادة أي من عمليات التشغيل هذه',
  'executionSelection.selected': {
    zero: 'لم يُحدد شيء',
    one: 'حُددت عملية واحدة',
    two: 'حُددت عمليتان',
    few: 'حُددت {count} عمليات',
    many: 'حُددت {count} عملية',
    other: 'حُددت {count} عملية',
  },
  'executionSelection.retry': {
    zero: 'إعادة التشغيل…',
    one: 'إعادة واحدة…',
    two: 'إعادة اثنتين…',
    few: 'إعادة {count}…',
    many: 'إعادة {count}…',
    other: 'إعادة {count}…',
  },
  'executionSelection.clear': 'إلغاء التحديد',
  'executionSelection.underWay': 'ما زالت عملية التشغيل هذه جارية.',
  'executionSelection.succeeded': 'نجحت عملية التشغيل هذه، فلا شيء يحتاج إلى إعادة.',
}
