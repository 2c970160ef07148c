import { language } from '/shared/i18n.js';

// The chapters are in English; what surrounds them speaks the reader's language.
const TEXTS = {
  en: { title: 'Handbook', chapters: 'Chapters', search: 'Search the handbook', none: 'No chapter has all of these words.', found: 'Places found', missing: 'There is no chapter of this name.', failed: 'The chapter could not be loaded.' },
  de: { title: 'Handbuch', chapters: 'Kapitel', search: 'Im Handbuch suchen', none: 'Kein Kapitel enthält alle diese Wörter.', found: 'Fundstellen', missing: 'Ein Kapitel dieses Namens gibt es nicht.', failed: 'Das Kapitel konnte nicht geladen werden.' },
  es: { title: 'Manual', chapters: 'Capítulos', search: 'Buscar en el manual', none: 'Ningún capítulo contiene todas estas palabras.', found: 'Lugares encontrados', missing: 'No hay ningún capítulo con este nombre.', failed: 'No se pudo cargar el capítulo.' },
  fr: { title: 'Manuel', chapters: 'Chapitres', search: 'Chercher dans le manuel', none: 'Aucun chapitre ne contient tous ces mots.', found: 'Passages trouvés', missing: 'Il n’y a pas de chapitre de ce nom.', failed: 'Le chapitre n’a pas pu être chargé.' },
  ar: { title: 'الدليل', chapters: 'الفصول', search: 'ابحث في الدليل', none: 'لا يوجد فصل يحتوي على كل هذه الكلمات.', found: 'النتائج', missing: 'لا يوجد فصل بهذا الاسم.', failed: 'تعذّر تحميل الفصل.' },
};

export const text = (key) => (TEXTS[language()] ?? TEXTS.en)[key];
