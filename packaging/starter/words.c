#include "words.h"

#include <string.h>

enum { LANGUAGES = 3 };

static const char CODES[LANGUAGES][3] = {"en", "fr", "es"};
static int chosen;

static const char *const TEXTS[WORDS][LANGUAGES] = {
    [PREPARING_TITLE] = {
        "Preparing the first start",
        "Préparation du premier démarrage",
        "Preparación del primer inicio",
    },
    [PREPARING] = {
        "The program is copied to this computer once, so that it starts faster from now on.",
        "Le programme est copié une fois sur cet ordinateur, afin de démarrer plus vite ensuite.",
        "El programa se copia una sola vez en esta computadora para que, en adelante, se inicie más rápido.",
    },
    [RENEWING_TITLE] = {
        "Renewing the program",
        "Remise en état du programme",
        "Restauración del programa",
    },
    [RENEWING] = {
        "The copy on this computer was damaged and is made again from the disc.",
        "La copie sur cet ordinateur était endommagée ; elle est refaite à partir du disque.",
        "La copia de esta computadora estaba dañada y se hace de nuevo desde el disco.",
    },
    [WAITING] = {
        "Another start is already copying the program; this one goes on as soon as that is done.",
        "Un autre démarrage copie déjà le programme ; celui-ci continue dès que c’est fait.",
        "Otro inicio ya está copiando el programa; este continúa en cuanto termine.",
    },
    [MB_DONE] = {"%s of %s MB", "%s Mo sur %s", "%s de %s MB"},
    [RUN_FROM_DISC] = {"Run from the disc instead", "Lancer plutôt depuis le disque", "Iniciar desde el disco"},
    [CLOSE] = {"Close", "Fermer", "Cerrar"},
    [FROM_DISC_TITLE] = {
        "Starting from the disc",
        "Démarrage depuis le disque",
        "Inicio desde el disco",
    },
    [NO_ROOM_HERE] = {
        "There is not enough room on this computer to keep the program (%s MB), so it starts from the disc, more "
        "slowly.",
        "La place manque sur cet ordinateur pour garder le programme (%s Mo) ; il démarre depuis le disque, plus "
        "lentement.",
        "No hay espacio suficiente en esta computadora para guardar el programa (%s MB); se inicia desde el disco, más "
        "despacio.",
    },
    [NO_LEAVE_HERE] = {
        "The program may not be kept on this computer, so it starts from the disc, more slowly.",
        "Le programme ne peut pas être gardé sur cet ordinateur ; il démarre depuis le disque, plus lentement.",
        "El programa no se puede guardar en esta computadora; se inicia desde el disco, más despacio.",
    },
    [PACK_DAMAGED] = {
        "The packed program on this disc is damaged, so the unpacked one starts, more slowly.",
        "Le programme compressé de ce disque est endommagé ; l’autre exemplaire démarre, plus lentement.",
        "El programa comprimido de este disco está dañado; se inicia la otra copia, más despacio.",
    },
    [PROGRAMS_FORBIDDEN] = {
        "This computer does not let programs start from your folders, so it starts from the disc, more slowly.",
        "Cet ordinateur n’autorise pas le lancement de programmes depuis vos dossiers ; le démarrage se fait depuis le "
        "disque, plus lentement.",
        "Esta computadora no permite iniciar programas desde sus carpetas; se inicia desde el disco, más despacio.",
    },
    [NOT_STARTED_TITLE] = {
        "The program cannot start",
        "Le programme ne peut pas démarrer",
        "El programa no se puede iniciar",
    },
    [NOT_STARTED] = {
        "To read the guides, open the file START.html on the disc: they appear in your web browser.",
        "Pour lire les guides, ouvrez le fichier START.html du disque : ils s’affichent dans votre navigateur.",
        "Para leer las guías, abra el archivo START.html del disco: se muestran en su navegador.",
    },
    [REMOVED_TITLE] = {"Removed from this computer", "Retiré de cet ordinateur", "Quitado de esta computadora"},
    [REMOVED] = {
        "The copy of the program was removed. The disc, your notes and your settings stay as they are.",
        "La copie du programme a été supprimée. Le disque, vos notes et vos réglages restent tels quels.",
        "Se ha eliminado la copia del programa. El disco, sus notas y sus ajustes quedan como están.",
    },
    [NOTHING_TO_REMOVE] = {
        "There is no copy of the program on this computer.",
        "Aucune copie du programme ne se trouve sur cet ordinateur.",
        "No hay ninguna copia del programa en esta computadora.",
    },
    [NOT_REMOVED_TITLE] = {"Not removed yet", "Pas encore retiré", "Aún no se ha quitado"},
    [STILL_OPEN] = {
        "The program is still open. Close all its windows, then remove it again.",
        "Le programme est encore ouvert. Fermez toutes ses fenêtres, puis recommencez.",
        "El programa sigue abierto. Cierre todas sus ventanas y vuelva a intentarlo.",
    },
    [NOT_REMOVED] = {
        "Some files could not be removed. You can delete this folder yourself: %s",
        "Certains fichiers n’ont pas pu être supprimés. Vous pouvez supprimer ce dossier vous-même : %s",
        "No se pudieron eliminar algunos archivos. Puede borrar esta carpeta usted mismo: %s",
    },
};

void words_choose(const char *codes)
{
    for (const char *code = codes; code; code = strchr(code, ':'), code = code ? code + 1 : NULL)
        for (int i = 0; i < LANGUAGES; i++)
            if (strncmp(code, CODES[i], 2) == 0 && (!code[2] || strchr("_-.@:", code[2]))) {
                chosen = i;
                return;
            }
}

const char *words(enum word word)
{
    return TEXTS[word][chosen];
}
