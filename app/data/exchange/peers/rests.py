"""Tells rests by their names: to many timers a rest is an exercise that is called so."""

from app.data.exchange.peers.words import folded, is_time, listed

_RESTS = listed(
    # English, German, French, Spanish, Polish, Italian, Dutch, Portuguese, Czech, Swedish, Danish
    "rest resting break pause recover recovery change switch changeover transition intermission ready "
    "prepare pausieren ruhe ruhepause erholung erholen wechsel wechseln seitenwechsel unterbrechung "
    "vorbereitung vorbereiten trinkpause satzpause umsetzen repos recuperation recup recuperer "
    "changement changer preparation preparer prets pret descanso descansar pausa recuperacion cambio "
    "cambiar preparacion preparados preparate preparar przerwa przerwy pauza odpoczynek odpocznij "
    "odpoczywaj zmiana przygotuj przygotowanie riposo riposa recupero recuperare preparati preparazione "
    "pauze pauzes rust rusten rustpauze wissel wisselen wissen voorbereiden voorbereiding recuperacao "
    "troca trocar mudanca mudar preparacao intervalo odpocinek odpocivej zmena vila vilo byt byte skift "
    "hvile"
)
_BESIDE = listed(
    "a an the and or of for to in on between short long little small quick brief active passive next "
    "set sets round rounds exercise exercises move moves interval intervals get side sides leg legs arm "
    "arms foot feet position drink drinking water sip sec secs second seconds s min mins minute minutes "
    "time out up please kurz kurze kurzer lang lange kleine aktive zwischen den der die das satzen satz "
    "runde runden seite seiten bein beine ubung ubungen sekunden sekunde minuten trinken wasser zur fur "
    "court courte longue entre les le la de du des serie series cote cotes jambe jambes secondes "
    "exercice exercices actif boire eau corto corta largo larga el los las lado lados pierna piernas "
    "segundos minutos ejercicio agua krotka dluga miedzy seriami strony stron strona nogi noga sekund "
    "sekundy minut minuta cwiczenie woda sie breve lunga lungo tra lato gamba secondi minuti esercizio "
    "acqua di il lo korte tussen van kant zijde been seconden oefening curta longa perna exercicio"
)


def is_rest(name: str) -> bool:
    """Whether a name says that nothing is done: "Rest", "Kurze Pause", "Change sides", "Przerwa 10 s"."""
    words = [word for word in folded(name) if not is_time(word)]
    return bool(_RESTS.intersection(words)) and all(word in _RESTS or word in _BESIDE for word in words)
