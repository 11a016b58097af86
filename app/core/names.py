"""What runners call the things that files name by a word of their own."""

from app.core.i18n import in_context, several
from app.core.i18n import mark as _

AREAS = {
    "lower-back": _("Lower back"),
    "hip-flexors": _("Hip flexors"),
    "glutes": _("Buttocks"),
    "hamstrings": _("Hamstrings"),
    "quadriceps": _("Quads"),
    "calves": _("Calves"),
    "abdominals": _("Abs"),
    "obliques": _("Obliques"),
    "hip-rotators": _("Hip rotators"),
    "hip-abductors": _("Outer hips"),
    "adductors": _("Inner thighs"),
    "upper-back": _("Upper back"),
    "shoulders": _("Shoulders"),
    "ankles": _("Ankles"),
    "shins": _("Shins"),
    "whole-body": _("Whole body"),
}

GROUNDS = {"standing only": _("Standing only"), "standing and mat": _("Standing and mat")}
# The same after something else in a sentence.
GROUNDS_AFTER = {"standing only": _("standing only"), "standing and mat": _("standing and mat")}

KINDS = {
    "dynamic": in_context("kind of exercise: one moves all the time", "Moves"),
    "activation": in_context("kind of exercise: it wakes muscles", "Wakes muscles"),
    "static": in_context("kind of exercise: one holds still", "Holds still"),
    "gentle": in_context("kind of exercise: it is gentle", "Gentle"),
}

POSTURES = {
    "standing": _("Standing"),
    "kneeling": _("Kneeling"),
    "quadruped": _("On hands and knees"),
    "supine": _("On your back"),
    "prone": _("On your front"),
    "seated": _("Sitting"),
    "side-lying": _("On your side"),
}

# As the first of a list, and as a later one: where its case differs is for each language to say.
CAUTIONS = {
    "achilles-pain": (_("A sore Achilles tendon"), _("a sore Achilles tendon")),
    "ankle-injury": (_("An injured ankle"), _("an injured ankle")),
    "balance": (_("Unsure balance"), _("unsure balance")),
    "early-morning": (_("A touchy back soon after getting up"), _("a touchy back soon after getting up")),
    "extension-worse": (
        _("A back that gets worse bending backwards"),
        _("a back that gets worse bending backwards"),
    ),
    "flexion-worse": (
        _("A back that gets worse bending forwards"),
        _("a back that gets worse bending forwards"),
    ),
    "groin-injury": (_("An injured groin"), _("an injured groin")),
    "hamstring-injury": (_("An injured hamstring"), _("an injured hamstring")),
    "hip-replacement-ask": (
        _("A hip replacement with movement limits"),
        _("a hip replacement with movement limits"),
    ),
    "impact-pain": (_("Pain when hopping"), _("pain when hopping")),
    "knee-pain": (_("Sore knees"), _("sore knees")),
    "leg-not-looked-at": (
        _("Tingling in a leg that nobody has looked at"),
        _("tingling in a leg that nobody has looked at"),
    ),
    "leg-symptoms": (_("Tingling or numbness in a leg"), _("tingling or numbness in a leg")),
    "neck-pain": (_("A sore neck"), _("a sore neck")),
    "new-leg-weakness": (_("New weakness in a leg"), _("new weakness in a leg")),
    "osteoporosis": (_("Osteoporosis"), _("osteoporosis")),
    "pelvic-floor-symptoms": (_("Pelvic floor symptoms"), _("pelvic floor symptoms")),
    "pregnancy-prone": (_("Pregnancy, lying on the front"), _("pregnancy, lying on the front")),
    "pregnancy-supine": (_("Pregnancy, lying on the back"), _("pregnancy, lying on the back")),
    "recent-surgery": (_("A recent operation"), _("a recent operation")),
    "shoulder-pain": (_("Sore shoulders"), _("sore shoulders")),
    "spinal-fracture": (_("A fracture in the spine"), _("a fracture in the spine")),
    "spinal-stenosis": (_("Spinal stenosis"), _("spinal stenosis")),
    "spondylolysis": (_("Spondylolysis"), _("spondylolysis")),
    "wrist-pain": (_("Sore wrists"), _("sore wrists")),
}

# Short names of what exercises name as their basis; numbers are those of the evidence list.
SOURCES = {
    "article": _("the article on running with a sore back that Limber grew from"),
    "practice": _("common practice of coaches and physiotherapists"),
    "S14": _("McGill and others, core training"),
    "S21": _("Snook and others, bending in the morning"),
    "S22": _("the WalkBack trial"),
    "S27": _("Family Practice Notebook, bending forwards or backwards"),
    "S29": _("NHS, stretching after a run"),
    "S30": _("NHS, warming up and exercises for lower back pain"),
    "S31": _("American Council on Exercise"),
}
AND_MORE = several("And {count} more.", "And {count} more.")  # of a list that is cut off
