import type { Translation } from '../../message.js'
import type { connectionDialogMessages as en } from './en.js'

/** Arabic. */
export const connectionDialogMessages: Translation<typeof en> = {
  'connectionForm.title': 'الربط بمفتاح API',
  'connectionForm.renewTitle': 'مفتاح API جديد لـ {name}',
  'connectionForm.key': 'مفتاح API',
  'connectionForm.keyHelp':
    'افتح ملفك الشخصي في Make ثم API access وأضف رمزًا، والصقه هنا. يُحفظ مشفّرًا ولا يُعرض مرة أخرى.',
  'connectionForm.organization': 'معرّف المؤسسة',
  'connectionForm.organizationHelp': 'الرقم الموجود في عنوان مؤسستك في Make.',
  'connectionForm.team': 'معرّف الفريق',
  'connectionForm.teamHelp': 'اتركه فارغًا لكل الفرق.',
  'connectionForm.zone': 'المنطقة',
  'connectionForm.zoneDefault': 'حسب الإعداد هنا',
  'connectionForm.plan': 'الباقة في Make',
  'connectionForm.planUnknown': 'غير متأكد',
  'connectionForm.name': 'الاسم',
  'connectionForm.nameHelp': 'كيف يُسمّى هنا.',
  'connectionForm.optional': 'اختياري',
  'connectionForm.submit': 'ربط',
  'connectionForm.renewSubmit': 'حفظ المفتاح',
  'connectionForm.faultKey': 'الصق المفتاح كما يعرضه Make: من 8 إلى 500 حرف بلا مسافات.',
  'connectionForm.faultOrganization': 'أدخل معرّف المؤسسة، مثل 1234.',
  'connectionForm.faultTeam': 'أدخل معرّف الفريق، مثل 56، أو اتركه فارغًا.',
  'connectionForm.faultZone': 'هذه المنطقة غير متاحة. اختر أخرى.',
  'connectionForm.faultName': 'أدخل من 1 إلى 200 حرف في سطر واحد.',
  'connectionForm.pasteAgain':
    'لم يُحتفظ بالمفتاح حفاظًا على الأمان. الصقه من جديد للمحاولة مرة أخرى.',
  'connectionRename.title': 'إعادة تسمية {name}',
  'connectionRename.submit': 'إعادة التسمية',
  'connectionTarget.title': 'مؤسسة {name}',
  'connectionTarget.description': 'مُنحت الصلاحية لهذه المؤسسات. اختر التي تظهر سيناريوهاتها هنا.',
  'connectionTarget.organization': 'المؤسسة',
  'connectionTarget.team': 'الفريق',
  'connectionTarget.allTeams': 'كل الفرق',
  'connectionTarget.none': 'لا تصل هذه الصلاحية إلى أي مؤسسة في Make.',
  'connectionTarget.submit': 'اختيار',
  'connectionDisconnect.title': 'أتريد قطع اتصال {name}؟',
  'connectionDisconnect.scenarios':
    'تبقى السيناريوهات في Make وتستمر في العمل هناك، لكن لا يمكن رؤيتها أو تشغيلها من هنا.',
  'connectionDisconnect.forgotten': 'ما قُرئ منها، كعمليات التشغيل السابقة، يُحذف هنا.',
  'connectionDisconnect.key': 'يُحذف مفتاح API هنا، ويبقى صالحًا في Make حتى تحذفه هناك.',
  'connectionDisconnect.oauth': 'تُسحب الصلاحية التي مُنحت في Make.',
  'connectionDisconnect.last': 'هذا هو الاتصال الوحيد: بعده لن يكون حسابك مرتبطًا.',
  'connectionDisconnect.default': 'هذا هو الافتراضي: سيحل محله اتصال آخر.',
  'connectionDisconnect.keep': 'الإبقاء عليه',
  'connectionDisconnect.confirm': 'قطع الاتصال',
  'connectionForm.faultRefused':
    'لا يقبل Make هذا المفتاح لهذه المؤسسة. تحقّق منهما معًا ثم ألصق المفتاح مرة أخرى.',
  'connectionForm.zoneHelp': 'المكان الذي توجد فيه مؤسستك: بداية عنوانها في Make.',
  'connectionForm.goOn': 'المتابعة إلى Make',
}
