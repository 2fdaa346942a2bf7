// What the page says around a form, in the reader's language. The form's own
// words come from Python. {names} are filled by `say`.

export const MESSAGES = {
  en: {
    starting: 'The form is being prepared. The first time, about {megabytes} MB are fetched.',
    fetched: 'What has been fetched so far',
    startingPlain: 'The form is being prepared another way. This takes some ten seconds.',
    opening: 'The form opens.',
    slow: 'Still at work: the connection or the machine is slow. You can wait, or read on.',
    ready: 'The form is ready.',
    failed: 'The form could not be started.',
    failedNext: 'Try again, or reload the page. Without the form, you can do the exercise on paper or in Binder.',
    retry: 'Try again',
    paper: 'The sheet to print',
    binder: 'The same exercise in Binder',
    tooOld: 'This browser is too old for the form. Update it, or do the exercise on paper or in Binder.',
    trouble: 'Something did not work in the form. What you typed is still there.',
    troubleNext: 'You can go on. If it happens again, download your work and reload the page.',
    details: 'Technical details, to pass on to your trainer',
    close: 'Close this message',
    notKept: 'This browser does not keep your work (private window, or storage refused). Download it before you close or reload this page.',
    notSaved: 'Your last change could not be saved in this browser. Download your work now.',
    changedElsewhere: 'Your profile was changed in another tab or form. To protect it, this form no longer saves.',
    takeOther: 'Continue with the other version',
    keepMine: 'Keep the version of this form',
    profile: 'My profile',
    nobody: 'Nothing saved yet.',
    of: 'Profile of {name}.',
    unnamed: 'Profile without a name.',
    savedAt: 'Saved in this browser on {date}, {size}.',
    held: 'Held in this page only, {size}.',
    unreadable: 'The saved profile cannot be read. Download it before you erase it.',
    older: 'Download the unreadable file',
    download: 'Download',
    erase: 'Erase',
    eraseAsk: 'Erase your profile from this browser? This cannot be undone.',
    eraseYes: 'Yes, erase it',
    eraseNo: 'No, keep it',
    erased: 'Your profile was erased from this browser.',
    bytes: '{count} bytes',
    kilobytes: '{count} kB',
  },
  fr: {
    starting: 'Le formulaire se prépare. La première fois, environ {megabytes} Mo sont chargés.',
    fetched: 'Ce qui a été chargé jusqu’ici',
    startingPlain: 'Le formulaire se prépare autrement. Cela prend une dizaine de secondes.',
    opening: 'Le formulaire s’ouvre.',
    slow: 'Toujours au travail : la connexion ou la machine est lente. Vous pouvez attendre, ou continuer à lire.',
    ready: 'Le formulaire est prêt.',
    failed: 'Le formulaire n’a pas pu démarrer.',
    failedNext: 'Réessayez, ou rechargez la page. Sans le formulaire, l’exercice se fait sur papier ou dans Binder.',
    retry: 'Réessayer',
    paper: 'La fiche à imprimer',
    binder: 'Le même exercice dans Binder',
    tooOld: 'Ce navigateur est trop ancien pour le formulaire. Mettez-le à jour, ou faites l’exercice sur papier ou dans Binder.',
    trouble: 'Quelque chose n’a pas fonctionné dans le formulaire. Ce que vous avez écrit est toujours là.',
    troubleNext: 'Vous pouvez continuer. Si cela se reproduit, téléchargez votre travail et rechargez la page.',
    details: 'Détails techniques, à transmettre à votre formateur ou formatrice',
    close: 'Fermer ce message',
    notKept: 'Ce navigateur ne garde pas votre travail (fenêtre privée, ou stockage refusé). Téléchargez-le avant de fermer ou de recharger cette page.',
    notSaved: 'Votre dernière modification n’a pas pu être enregistrée dans ce navigateur. Téléchargez votre travail maintenant.',
    changedElsewhere: 'Votre profil a été modifié dans un autre onglet ou formulaire. Pour le protéger, ce formulaire n’enregistre plus.',
    takeOther: 'Continuer avec l’autre version',
    keepMine: 'Garder la version de ce formulaire',
    profile: 'Mon profil',
    nobody: 'Rien d’enregistré pour le moment.',
    of: 'Profil de {name}.',
    unnamed: 'Profil sans nom.',
    savedAt: 'Enregistré dans ce navigateur le {date}, {size}.',
    held: 'Gardé dans cette page seulement, {size}.',
    unreadable: 'Le profil enregistré est illisible. Téléchargez-le avant de l’effacer.',
    older: 'Télécharger le fichier illisible',
    download: 'Télécharger',
    erase: 'Effacer',
    eraseAsk: 'Effacer votre profil de ce navigateur ? C’est sans retour.',
    eraseYes: 'Oui, l’effacer',
    eraseNo: 'Non, le garder',
    erased: 'Votre profil a été effacé de ce navigateur.',
    bytes: '{count} octets',
    kilobytes: '{count} ko',
  },
};

/**
 * @param {string} lang
 * @returns {(id: string, values?: Record<string, unknown>) => string}
 */
export function translator(lang) {
  const messages = MESSAGES[lang?.slice(0, 2)] ?? MESSAGES.en;
  return (id, values = {}) => messages[id].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A size as a person reads it. */
export function sizeOf(text, lang, say) {
  const count = new TextEncoder().encode(text).length;
  const number = new Intl.NumberFormat(lang, {maximumFractionDigits: 1});
  return count < 1000
    ? say('bytes', {count: number.format(count)})
    : say('kilobytes', {count: number.format(count / 1000)});
}
