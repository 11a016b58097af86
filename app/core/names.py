"""What runners call the things that files name by a word of their own."""

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

KINDS = {
    "dynamic": _("Moves"),
    "activation": _("Wakes muscles"),
    "static": _("Holds still"),
    "gentle": _("Gentle"),
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

CAUTIONS = {
    "achilles-pain": _("a sore Achilles tendon"),
    "ankle-injury": _("an injured ankle"),
    "balance": _("unsure balance"),
    "early-morning": _("a touchy back soon after getting up"),
    "extension-worse": _("a back that gets worse bending backwards"),
    "flexion-worse": _("a back that gets worse bending forwards"),
    "groin-injury": _("an injured groin"),
    "hamstring-injury": _("an injured hamstring"),
    "hip-replacement-ask": _("a hip replacement with movement limits"),
    "impact-pain": _("pain when hopping"),
    "knee-pain": _("sore knees"),
    "leg-symptoms": _("tingling or numbness in a leg"),
    "neck-pain": _("a sore neck"),
    "new-leg-weakness": _("new weakness in a leg"),
    "osteoporosis": _("osteoporosis"),
    "pelvic-floor-symptoms": _("pelvic floor symptoms"),
    "pregnancy-prone": _("pregnancy, lying on the front"),
    "pregnancy-supine": _("pregnancy, lying on the back"),
    "recent-surgery": _("a recent operation"),
    "shoulder-pain": _("sore shoulders"),
    "spinal-fracture": _("a fracture in the spine"),
    "spinal-stenosis": _("spinal stenosis"),
    "spondylolysis": _("spondylolysis"),
    "wrist-pain": _("sore wrists"),
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
