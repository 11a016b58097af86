"""What others call the moves of the catalogue, in eight languages, as words without accents.

Names are parted by semicolons and ends of lines. The order of words, plurals in English and filling words do
not matter.
"""

# Nobody means anything else by these.
SURE: dict[str, str] = {
    "a-skip": "a skips; skipping a; a skip drill; lauf abc a skip; skip a",
    "adductor-rock-back": """
        adductor rock back stretch; adductor rockback; quadruped adductor rock; adductor rocking
        kneeling adductor rock; half frog rock back; adduktoren rocking; adduktoren im vierfusslerstand
    """,
    "ankle-circles": """
        ankle rotation; ankle roll; ankle rotations; circle ankle; ankle circling; fusskreisen
        fussgelenkkreisen; sprunggelenkkreisen; knochelkreisen; fuss kreisen; rotation cheville
        rotation des chevilles; cercles de cheville; cercles chevilles; circulos de tobillo
        rotacion de tobillo; rotacion tobillos; circulos con los tobillos; krazenia stop
        krazenie stop; krazenia kostek; krazenie stopy; circonduzioni caviglia; rotazione caviglie
        rotazioni caviglia; enkelcirkels; enkels draaien; enkelrotatie; circulos de tornozelo
        rotacao de tornozelo
    """,
    "ankle-rock-wall": """
        ankle rock; ankle rocks; knee to wall; knee to wall ankle mobilisation
        knee to wall ankle mobilization
        ankle dorsiflexion stretch wall; dorsiflexion rock; wall ankle mobilisation
        wall ankle mobilization
        knie zur wand; knie an die wand; genou au mur; rodilla a la pared; kolano do sciany
        ginocchio al muro
        knie naar muur; joelho na parede
    """,
    "backward-walk": """
        backwards walk; backward walking; walking backwards; retro walking; retro walk; reverse walk
        reverse walking; ruckwartsgehen; ruckwarts gehen; marche arriere; marcher a reculons
        caminar hacia atras
        marsz tylem; chod tylem; camminata all indietro; achteruit lopen; caminhar de costas
        andar de costas
    """,
    "bird-dog": """
        bird dogs; quadruped arm leg raise; pointer dog; vierfussler diagonal
        vierfusslerstand diagonal; vogel hund; diagonales arm bein heben; chien oiseau
        chien d arret; perro pajaro; perro de muestra; ptak pies; cane uccello; vogelhond
        vogel hond; perdigueiro
    """,
    "butt-kicks": """
        butt kick; butt kicker; heel flick; heel kick; bum kick; heels to butt; anfersen
        fersen zum po; anfersen laufen; talons fesses; talon fesse; montees talons fesses
        talones a gluteos; talones al culo; talones gluteos; skip c; taloneo
        bieg z pietami o posladki; pieta posladek; uderzanie pietami o posladki; calciata dietro
        corsa calciata; calciata; hakken billen; hakken tegen de billen; billen tikken
        calcanhar ao gluteo; calcanhares no gluteo
    """,
    "calf-raise": """
        heel raise; calf rise; standing calf raise; heel lift; toe raise standing; wadenheben
        fersenheben; zehenstand; wadenheber; zehenspitzenstand; extension mollet
        montees sur pointes; elevation mollets; releve mollet; montee sur la pointe des pieds
        elevacion de talones; elevaciones de gemelos; elevacion de gemelo; elevacion talon
        wspiecia na palce; wspiecie na palce; unoszenie piet; sollevamento polpacci
        sollevamenti sulle punte; kuitheffen; hielheffen; op de tenen staan; elevacao de panturrilha
        elevacao de calcanhares; panturrilha em pe
    """,
    "calf-stretch-wall": """
        gastrocnemius stretch; straight knee calf stretch; straight leg calf stretch
        wall calf stretch; calf stretch wall; standing calf stretch; gastroc stretch
    """,
    "cat-cow": """
        cat cow; cat camel; cat cow stretch; cat stretch; angry cat; katze kuh; katzenbuckel
        katzenbuckel pferderucken; katzenbuckel und hohlkreuz; chat vache; dos rond dos creux
        chat chameau; gato vaca; gato camello; koci grzbiet; kot krowa; gatto mucca; gatto cammello
        kat koe; holle bolle rug; gato e vaca
    """,
    "chair-extension": """
        thoracic extension over chair; chair thoracic extension; upper back extension over chair
        seated thoracic extension; thoracic extension on chair; brustwirbelsaule strecken stuhl
        bws streckung uber stuhllehne; extension thoracique sur chaise; extension toracica en silla
        wyprost piersiowy na krzesle; estensione toracica sulla sedia; thoracale extensie op stoel
        extensao toracica na cadeira
    """,
    "childs-pose": """
        child pose; childs pose; balasana; prayer stretch; kindhaltung; stellung des kindes
        kindshaltung; kindstellung; kinderhaltung; posture de l enfant; position de l enfant
        posture enfant; postura del nino; posicion del nino; pozycja dziecka; posizione del bambino
        kindhouding; posicao da crianca; postura da crianca
    """,
    "clam": """
        clams; clamshell; clam shell; clamshells; hip clam; side lying clam; muschel; muschelubung
        coquillage; almeja; ostra
    """,
    "dead-bug": """
        dead bugs; dying bug; toter kafer; kafer; insecte mort; bicho muerto; martwy robak
        dode kever; insetto morto; inseto morto
    """,
    "easy-run": """
        slow run; gentle run; easy running; slow running; recovery run; lockerer lauf
        lockerer dauerlauf
        course facile; footing facile; carrera suave; rodaje suave; spokojny bieg; wolny bieg
        corsa lenta
        rustige duurloop; corrida leve
    """,
    "easy-greatest-stretch": """
        worlds greatest stretch; world greatest stretch; greatest stretch; spiderman stretch
        spiderman lunge rotation; lunge with thoracic rotation; weltbeste dehnung
        le meilleur etirement du monde; mejor estiramiento del mundo; najlepsze rozciaganie swiata
    """,
    "easy-walk": """
        walk; walking; easy walking; slow walk; brisk walk; walk easy; walking easy; gehen
        lockeres gehen; spazieren; walken; zugiges gehen; marche; marcher; marche lente
        marche rapide; caminar; caminata; andar; paseo; marcha suave; marsz; spacer; chod; camminata
        cammino; camminare; wandelen; rustig wandelen; stevig wandelen; caminhada; caminhar
    """,
    "fast-feet": """
        quick feet; fast feet drill; quick feet drill; fast feet on the spot; foot fire; tappings
        tapping schnell
        schnelle fusse; pieds rapides; pas rapides sur place; pies rapidos; szybkie stopy
        piedi veloci
        snelle voeten; pes rapidos
    """,
    "figure-four": """
        figure 4; figure four stretch; figure 4 stretch; supine figure four; lying figure four
        reclined pigeon; supine pigeon; liegende vier; liegende taube; vierer dehnung; figure quatre
        pigeon allonge; postura del cuatro; figura cuatro; figura cztery; figura quattro
        figuur vier; figura quatro
    """,
    "front-plank": """
        plank; planks; forearm plank; elbow plank; low plank; plank hold; front bridge
        unterarmstutz; planche; gainage; gainage ventral; planche avant bras; plancha
        plancha frontal; plancha abdominal; deska; podpor na przedramionach; plank frontale; prancha
        prancha frontal; onderarm plank
    """,
    "glute-bridge": """
        bridge; hip bridge; glute bridges; bridging; shoulder bridge; hip raise; hip thrust floor
        brucke; schulterbrucke; beckenheben; huftheben; beckenlift; pont; pont fessier
        pont fessiers; releve de bassin; puente; puente de gluteos; puente gluteo
        elevacion de cadera; mostek; mostek biodrowy; most biodrowy; unoszenie bioder; ponte
        ponte glutei; ponte per glutei; sollevamento bacino; brug; bekkenlift; bruggetje; heupbrug
        ponte de gluteos; elevacao pelvica
    """,
    "groin-stretch": """
        butterfly stretch; seated butterfly; butterfly pose; seated groin; bound angle pose
        baddha konasana; cobbler pose; schmetterling; schmetterlingssitz; papillon; posture du papillon
        mariposa; estiramiento mariposa; motylek; farfalla; vlinderzit; vlinderhouding; borboleta
    """,
    "half-kneeling-hip-flexor": """
        kneeling hip flexor stretch; half kneeling hip flexor; hip flexor stretch kneeling
        kneeling hip flexor; low lunge stretch; kneeling lunge stretch; huftbeugerdehnung im knien
        huftbeuger dehnen kniend; kniende huftbeugerdehnung
    """,
    "half-squat": """
        half squats; halbe kniebeuge; halbe kniebeugen; demi squat; media sentadilla
        medias sentadillas; polprzysiad; polprzysiady; mezzo squat; halve squat; meio agachamento
    """,
    "hamstring-sweep": """
        hamstring scoop; hamstring sweeps; scoops; sweep the floor; hamstring sweep walk
        walking hamstring sweep; hamstring scoops
    """,
    "heel-walk": """
        heel walks; heel walking; walking on heels; fersengang; fersenlauf; gehen auf den fersen
        marche sur les talons; caminar de talones; caminar sobre los talones; chodzenie na pietach
        chod na pietach
        camminata sui talloni; hielenloop; lopen op de hielen; andar nos calcanhares
    """,
    "heel-on-step-hamstring": """
        heel on step hamstring; hamstring stretch on step; heel up hamstring stretch
    """,
    "high-knees": """
        high knee; high knees running; knees up; high knee run; knee drive; kniehebelauf; knieheben
        kniehub; skipping knie; hohe knie; montees de genoux; genoux hauts; montee de genou
        levee de genoux; rodillas al pecho corriendo; rodillas arriba; rodillas altas; skipping alto
        elevacion de rodillas; skip a wysoki; wysokie kolana; bieg z wysokim unoszeniem kolan
        unoszenie kolan; skipy; ginocchia alte; skip alto; corsa a ginocchia alte; knieheffen
        hoge knieen; knieen heffen; joelhos altos; elevacao de joelhos
    """,
    "hip-circles": """
        hip circle; hip rotation; standing hip circles; pelvis circles; hula hoop circles
        pelvic circles; huftkreisen; beckenkreisen; hufte kreisen; huftkreise; rotation bassin
        cercles de hanche; rotation des hanches; cercles hanches; rotations du bassin
        circulos de cadera; rotacion de cadera; circulos con la cadera; krazenia bioder
        krazenie bioder; krazenia biodrami; circonduzioni bacino; rotazioni anche
        cerchi con le anche; rotazione del bacino; heupcirkels; heupen draaien; heuprotatie
        bekken draaien; circulos de quadril; rotacao de quadril
    """,
    "hip-flexor-rock": """
        half kneeling hip rock; half kneeling rock; kneeling hip rock; hip flexor rocking
        half kneeling rockback; kneeling rock back
    """,
    "hip-gate": """
        open the gate; open gate; hip gate; gate opener; open close the gate; close the gate
        hip opener circle; gartentor; tor offnen; hufttor; ouvrir la porte; ouverture de hanche
        abrir la puerta; otwieranie bramy; apri il cancello; hek openen; abrir o portao
    """,
    "hip-hinge": """
        hip hinges; good morning; good mornings; good morning bodyweight; hufthinge
        huftbeugung mit geradem rucken; rumpfbeugen gerader rucken; charniere de hanche
        bisagra de cadera; zawias biodrowy; cerniera d anca; heupscharnier; buenos dias; dzien dobry
    """,
    "jog-in-place": """
        jog in place; jog on the spot; jogging in place; jogging on the spot; run in place
        running in place; run on the spot; running on the spot; easy jog; light jog in place
        laufen auf der stelle; joggen auf der stelle; traben auf der stelle; course sur place
        courir sur place; footing sur place; trotter sur place; trote en el sitio
        correr en el sitio; trotar en el lugar; correr en el lugar; carrera en el sitio
        bieg w miejscu; trucht w miejscu; corsa sul posto; joggen op de plaats; rennen op de plaats
        corrida no lugar; correr no lugar; trote no lugar
    """,
    "knee-rolls": """
        knee roll; lumbar rotation; lower trunk rotation; windscreen wipers; windshield wipers
        knee drops; lying knee rolls; knee rocking; lumbar rolls; knierollen; knie rollen
        scheibenwischer; knie pendeln; beinpendel liegend; rumpfrotation liegend; essuie glaces
        bascule des genoux; genoux de cote; limpiaparabrisas; rotacion lumbar
        rodillas de lado a lado; wycieraczki; rotazione lombare; tergicristalli; ruitenwissers
        limpador de parabrisas
    """,
    "knee-to-chest": """
        single knee to chest; knees to chest; knee hug; one knee to chest; knee to chest stretch
        knie zur brust; knie an die brust; knie zum bauch; genou poitrine; genou a la poitrine
        genoux poitrine; genou contre poitrine; rodilla al pecho; rodillas al pecho
        kolano do klatki; kolana do klatki piersiowej; kolano do klatki piersiowej
        ginocchio al petto; ginocchia al petto; knie naar borst; knie naar de borst; joelho ao peito
        joelhos ao peito
    """,
    "lateral-lunge": """
        side lunge; side lunges; lateral lunges; side to side lunge; cossack lunge; lunge side
        seitlicher ausfallschritt; seitausfallschritt; ausfallschritt zur seite
        ausfallschritt seitlich; seitliche ausfallschritte; fente laterale; fentes laterales
        zancada lateral; zancadas laterales; estocada lateral; wykrok w bok; wykroki w bok
        wykroki boczne; wykrok boczny; affondo laterale; affondi laterali; zijwaartse lunge
        zijwaartse uitvalspas; afundo lateral; avanco lateral
    """,
    "leg-swing-front-back": """
        front to back leg swing; forward leg swing; leg swing forward back; leg swing front back
        leg swing forward backward; leg swing forwards backwards; front leg swing; linear leg swing
        leg swing forward; beinschwung vor zuruck; beinpendel vor zuruck
        beinschwingen vor und zuruck; beinschwung vorwarts ruckwarts; beinschwunge vor zuruck
        bein vor und zuruck schwingen; balancement de jambe avant arriere
        balancier jambe avant arriere; balance de jambe avant arriere
        balanceo de pierna adelante atras; balanceos de pierna adelante y atras
        pendulo de pierna adelante atras; wymachy nog przod tyl; wymachy nogi w przod i w tyl
        wymachy przod tyl; wymachy nog w przod i tyl; slanci gamba avanti indietro
        oscillazioni gamba avanti indietro; beenzwaai voor achter; beenzwaaien voor achter
        balanco de perna frente e tras; balanco de perna frente tras
    """,
    "leg-swing-side": """
        side to side leg swing; lateral leg swing; side leg swing; leg swing side
        sideways leg swing; leg swing across; leg swing side side; beinschwung seitlich
        beinpendel seitlich; seitliches beinschwingen; beinschwunge seitlich; beinschwung zur seite
        balancement de jambe lateral; balancier jambe lateral; balancements lateraux de jambe
        balanceo lateral de pierna; balanceos laterales de pierna; pendulo lateral de pierna
        wymachy nog w bok; wymachy nogi w bok; wymachy boczne; wymachy na boki; slanci laterali
        slanci gamba laterali; beenzwaai zijwaarts; beenzwaaien zijwaarts; balanco lateral de perna
        seitliche beinschwunge; seitlicher beinschwung
    """,
    "march-in-place": """
        marching in place; march on the spot; marching on the spot; march; marching; marching steps
        marschieren; marschieren auf der stelle; gehen auf der stelle; auf der stelle gehen
        marche sur place; marcher sur place; marcha en el sitio; marchar en el lugar
        marcha en el lugar; marsz w miejscu; maszerowanie w miejscu; marcia sul posto
        marceren op de plaats; op de plaats marcheren; marcha no lugar; marcha estacionaria
    """,
    "mcgill-curl-up": "mcgill curl up; mcgill curlup; mcgill crunch; curl up with neutral back",
    "open-book": """
        open book; open books; open book stretch; book opening; book openings; side lying open book
        side lying thoracic rotation; sidelying thoracic rotation; thoracic open book
        offenes buch; brustwirbelsaule drehen seitlage; bws rotation seitlage; livre ouvert
        libro abierto; otwarta ksiazka; libro aperto; open boek; livro aberto
    """,
    "ninety-ninety-switch": """
        hip switch; ninety ninety; ninety ninety stretch; hip switches
        shin box; shinbox; windshield wipers seated; seated windshield wipers
    """,
    "pelvic-tilt": """
        pelvic tilts; posterior pelvic tilt; pelvis tilt; lying pelvic tilt; pelvic tilting
        beckenkippen; becken kippen; beckenkippung; beckenschaukel; bascule du bassin
        bascule de bassin; retroversion bassin; basculacion pelvica; bascula pelvica
        inclinacion pelvica; retroversion pelvica; pochylenie miednicy; tyłopochylenie miednicy
        kolyska miednicy; retroversione bacino; bascule bacino; bekkenkanteling; bekken kantelen
        inclinacao pelvica
    """,
    "piriformis-stretch": """
        piriformis; piriformis dehnung; piriformis dehnen; etirement piriforme
        etirement du piriforme; piriforme; estiramiento piriforme; estiramiento del piriforme
        rozciaganie gruszkowatego; allungamento piriforme; stretching piriforme; piriformis rek
        alongamento piriforme
    """,
    "prone-press-up": """
        prone pressup; prone press up; press up prone; mckenzie press up; mckenzie extension
        repeated extension in lying; extension in lying; cobra press up; prone extension
        mckenzie streckung bauchlage; extension mckenzie; extension en pronation sur les mains
        extension de mckenzie; wyprost mckenziego; estensione mckenzie; mckenzie extensie
        extensao de mckenzie
    """,
    "prone-rest": """
        prone lying; lying prone; prone rest; lie on stomach; lying face down; crocodile pose
        makarasana; bauchlage entspannen; entspannte bauchlage; krokodilhaltung
        allonge sur le ventre; boca abajo tumbado; lezenie na brzuchu; sdraiati a pancia in giu
        buiklig; deitado de brucos
    """,
    "pogo-hop": """
        pogo; pogos; pogo jump; pogo jumps; pogo hopping; pogo sprunge; prellsprunge
        fussgelenkssprunge
        sauts pogo; saltos pogo; skoki pogo; salti pogo; pogo sprongen
    """,
    "rest-breathing": """
        rest and breathe; breathe; deep breathing; belly breathing; diaphragmatic breathing
        breathing; atmen; bauchatmung; tief atmen; atemubung; ruhig atmen; atmung; respiration
        respirer; respiration profonde; respiration abdominale; respiracion; respirar
        respiracion profunda; respiracion abdominal; oddychanie; oddech; gleboki oddech
        oddychanie przeponowe; respirazione; respirare; respirazione profonda; ademhaling; ademen
        buikademhaling; respiracao; respiracao profunda
    """,
    "rock-back": """
        rock back; rock backs; quadruped rock back; quadruped rocking; rocking on all fours
        all fours rock back; vierfusslerstand wippen; balancement a quatre pattes
        balanceo en cuadrupedia; kolysanie w kleku podpartym; dondolio in quadrupedia
        balanco em quatro apoios
    """,
    "sciatic-slider": """
        sciatic nerve slider; sciatic slider; sciatic nerve glide; sciatic nerve flossing
        sciatic nerve floss; sciatic glide; nerve flossing; seated sciatic nerve glide; slump slider
        seated nerve glide; ischiasnerv mobilisieren; ischiasnerv gleiten; nervengleiten ischias
        glissement du nerf sciatique; deslizamiento del nervio ciatico
        neuromobilizacja nerwu kulszowego; scorrimento nervo sciatico; ischiaszenuw glijden
        deslizamento do nervo ciatico
    """,
    "seated-breathing": """
        seated breathing; chair breathing; seated belly breathing; breathing on a chair; breathe sitting
        atmen im sitzen; sitzend atmen; respiration assise; respirer assis; respiracion sentado
        respirar sentado; oddychanie na siedzaco; respirazione da seduti; zittend ademen
        respiracao sentado
    """,
    "seated-cat-cow": """
        seated cat cow; chair cat cow; cat cow on chair; sitting cat cow; seated cat camel
        cat cow seated; katze kuh im sitzen; katze kuh auf stuhl; katzenbuckel im sitzen
        chat vache assis; gato vaca sentado; koci grzbiet siedzac; gatto mucca seduto; kat koe zittend
        gato e vaca sentado
    """,
    "roll-calf": """
        foam roll calf; foam roll calves; foam rolling calf; calf foam roll; calf roll; calf roller
        wade rollen; wade ausrollen; waden ausrollen
    """,
    "roll-glute": """
        foam roll glute; foam roll glutes; foam rolling glutes; glute foam roll; glute roll
        gesass ausrollen; gesass rollen
    """,
    "roll-thigh-front": """
        foam roll quad; foam roll quads; foam rolling quads; quad foam roll; quad roll
        foam roll thigh; oberschenkel ausrollen; oberschenkel vorne ausrollen
    """,
    "roll-thigh-side": """
        foam roll it band; foam roll itb; foam rolling it band; it band roll; it band foam roll
        itb roll; oberschenkel aussen ausrollen
    """,
    "roll-upper-back": """
        foam roll upper back; foam roll back; foam rolling upper back; upper back roll
        upper back foam roll; thoracic foam roll; foam roll thoracic spine; oberer rucken ausrollen
        rucken ausrollen
    """,
    "seated-forward-fold": """
        seated forward bend; seated hamstring stretch; paschimottanasana; sitting forward fold
        sit and reach; seated toe touch; sitzende vorbeuge; vorbeuge im sitzen
        vorwartsbeuge sitzend; vorbeuge sitzend; flexion avant assise; pince assise
        flexion avant assis; pinza sentado; flexion hacia delante sentado; sklon w siadzie
        sklon w przod w siadzie; piegamento in avanti da seduto; zittende vooroverbuiging
        flexao a frente sentado
    """,
    "shin-stretch": """
        standing shin stretch; tibialis stretch; tibialis anterior stretch
        anterior tibialis stretch; toe drag stretch
        schienbein dehnen; schienbeindehnung; etirement tibial; etirement tibial anterieur
        estiramiento tibial
        estiramiento de tibial anterior; rozciaganie piszczeli; stretching tibiale
        scheenbeen stretch
        alongamento tibial
    """,
    "short-foot": """
        short foot exercise; foot doming; arch doming; arch lift; arch lifts; foot dome; kurzer fuss
        kurzer fuss nach janda
        pied court; pie corto; krotka stopa; piede corto; korte voet; pe curto
    """,
    "side-bridge": """
        side plank; side bridge; seitstutz; seitlicher unterarmstutz; planche laterale
        gainage lateral; plancha lateral; deska boczna; deska bokiem; plank bokiem; plank laterale
        zijplank; zijwaartse plank; prancha lateral
    """,
    "side-bridge-knees": """
        side bridge from knees; side plank knees; kneeling side plank; modified side plank
        side bridge knee; knee side plank; seitstutz auf knien; seitstutz knie
        planche laterale genoux; plancha lateral rodillas
    """,
    "side-hip-stretch": """
        tfl stretch; it band stretch; itb stretch; iliotibial band stretch; standing it band stretch
        tensor fasciae latae stretch; side hip; outer hip stretch; tractus dehnung
    """,
    "side-lying-rest": "side lying rest; side lying; lying on the side; seitenlage; position laterale",
    "single-leg-balance": """
        one leg balance; balance on one leg; single leg stand; single leg stance; one leg stand
        one leg stance
        stork stand; einbeinstand; auf einem bein stehen; equilibre sur une jambe
        equilibre unipodal
        equilibrio a una pierna; equilibrio sobre una pierna; stanie na jednej nodze
        equilibrio su una gamba
        op een been staan; equilibrio em uma perna
    """,
    "sole-stretch": """
        plantar fascia stretch; plantar stretch; foot arch stretch; foot sole stretch
        plantar fascia wall stretch
        fusssohle dehnen; plantarfaszie dehnen; etirement plantaire; etirement fascia plantaire
        estiramiento plantar; estiramiento fascia plantar; rozciaganie stopy
        stretching fascia plantare
        voetzool stretch; alongamento plantar
    """,
    "single-leg-bridge": """
        single leg glute bridge; one leg bridge; one legged bridge; single leg hip bridge
        single leg hip raise; einbeinige brucke; brucke einbeinig; pont une jambe
        puente a una pierna
    """,
    "single-leg-calf-raise": """
        single leg heel raise; one leg calf raise; one legged calf raise; single calf raise
        wadenheben einbeinig; einbeiniges wadenheben; elevacion de talon a una pierna
    """,
    "soleus-stretch-wall": """
        soleus stretch; bent knee calf stretch; soleus; calf stretch bent knee; lower calf stretch
        schollenmuskel dehnung; soleus dehnung; wadendehnung gebeugtes knie; wade gebeugtes knie
        etirement soleaire; soleaire; estiramiento soleo; soleo; rozciaganie plaszczkowatego
        allungamento soleo; soleus rek; alongamento soleo
    """,
    "sphinx": """
        sphinx pose; sphinx stretch; sphynx; esfinge; sfinks; sfinge; sphinx haltung
        posture du sphinx; prone on elbows; postura de la esfinge; pozycja sfinksa
        posizione della sfinge; sfinx
    """,
    "standing-back-bend": """
        standing backbend; standing back bend; standing back extension; standing lumbar extension
        back extension standing; standing extension; backward bend standing; ruckbeuge im stehen
        ruckenstreckung im stehen; extension lombaire debout; extension du dos debout
        extension lumbar de pie; extension de espalda de pie; odchylenie tulowia w tyl stojac
        estensione lombare in piedi; rug strekken staand; extensao lombar em pe
    """,
    "standing-cat-cow": """
        standing cat cow; standing cat camel; cat cow standing; katze kuh im stehen
        katzenbuckel im stehen; chat vache debout; gato vaca de pie; koci grzbiet stojac
        gatto mucca in piedi; kat koe staand; gato e vaca em pe
    """,
    "split-squat": """
        split squat; split squats; static lunge; static lunges; stationary lunge; split lunge
        ausfallschritt statisch; fente statique; zancada estatica; affondo statico
    """,
    "split-stance-hip-rock": """
        standing hip flexor rock; split stance rock; split stance hip flexor; standing hip flexor stretch
        standing lunge rock; staggered stance hip rock; huftbeuger stehend
    """,
    "standing-figure-four": """
        standing figure 4; standing figure four; figure 4 standing; standing pigeon
        standing glute stretch; standing piriformis stretch; gesassdehnung im stehen
    """,
    "standing-quad-stretch": """
        standing quadriceps stretch; quad stretch standing; standing thigh stretch; standing quad
        oberschenkeldehnung im stehen; quadrizeps dehnen stehend; oberschenkel vorne dehnen stehend
        etirement quadriceps debout; estiramiento de cuadriceps de pie; cuadriceps de pie
        rozciaganie czworoglowego stojac; allungamento quadricipite in piedi; quadriceps rek staand
        alongamento de quadriceps em pe
    """,
    "stride": """
        strides; running strides; acceleration strides; strider; striders; steigerungslauf
        steigerungslaufe
        steigerungen; lignes droites; progresiones; rectas progresivas; przebiezki; przebiezka
        allunghi; allungo
        versnellingsloop; retas progressivas
    """,
    "step-down": "step downs; lateral step down; heel tap step; eccentric step down; forward step down",
    "supine-hamstring": """
        lying hamstring stretch; supine hamstring stretch; supine hamstrings
        hamstring stretch lying; strap hamstring stretch; hamstring dehnung liegend
        beinbeuger dehnen liegend; beinruckseite liegend; etirement ischio jambiers allonge
        ischios allonge; isquiotibiales tumbado; isquiosurales tumbado; rozciaganie dwuglowego lezac
        allungamento ischiocrurali supino; hamstring rek liggend
    """,
    "supine-twist": """
        lying twist; supine spinal twist; spinal twist; lying spinal twist; reclined twist
        supine twist stretch; drehdehnlage; liegende drehung; drehung im liegen
        wirbelsaulendrehung liegend; krokodil; liegender twist; torsion allongee; torsion au sol
        torsion couchee; torsion tumbado; torsion supina; giro espinal tumbado; skret w lezeniu
        skret kregoslupa lezac; torsione supina; torsione sdraiata; liggende twist
        liggende draaiing; torcao deitada; torcao supina
    """,
    "thread-the-needle": """
        thread the needle; threading the needle; thread needle stretch; needle threading
        quadruped thread the needle; thread the needle pose; nadel einfadeln; nadelohr
        enfiler l aiguille; fil dans l aiguille; enhebrar la aguja; nawlekanie igly
        infilare l ago; draad door de naald; enfiar a agulha
    """,
    "toe-spread": """
        toe spreads; toe splay; toe splaying; toes spread; toe spreading; spread the toes; toe yoga
        zehen spreizen
        zehenspreizen; ecarter les orteils; ecartement des orteils; separar los dedos del pie
        rozkladanie palcow stop
        allargare le dita dei piedi; tenen spreiden; afastar os dedos do pe
    """,
    "torso-rotation": """
        torso twist; trunk rotation; standing torso rotation; trunk twist; torso rotations
        standing twist; standing trunk rotation; rumpfdrehen; oberkorperdrehung; rumpfrotation
        oberkorper drehen; rumpfdrehung; rotation du buste; rotation buste; rotation du tronc
        rotations du tronc; torsion debout; rotacion de tronco; rotaciones de tronco
        giros de tronco; rotacion de torso; giro de tronco; skrety tulowia; skretosklony
        skret tulowia; rotazioni busto; rotazione del busto; torsioni busto; romprotatie
        romp draaien; rotacao de tronco; rotacao do tronco
    """,
    "walking-lunge": """
        walking lunges; lunge walk; lunges walking; forward walking lunge; ausfallschritte im gehen
        gehende ausfallschritte; ausfallschritt gehend; fentes marchees; fente marchee
        fentes en marchant; zancadas caminando; zancada caminando; estocadas caminando
        wykroki chodzone; wykroki w marszu; wykroki chodzac; affondi camminati; affondi in camminata
        lopende lunges; lopende uitvalspassen; afundo andando; passada
    """,
    "wall-side-bridge": """
        wall side plank; standing side plank; side plank wall; standing side bridge
        seitstutz an der wand
    """,
}

# The likeliest of several: it is worth a look.
LIKELY: dict[str, str] = {
    "a-skip": "skip; skipping drill; hopserlauf; hopserlaufe; skipping",
    "ankle-circles": """
        ankles; ankle mobility; ankle mobilisation; ankle; sprunggelenk; cheville; chevilles
        tobillos; kostki; caviglie; enkels
    """,
    "bird-dog": "superman quadruped; all fours diagonal",
    "calf-stretch-wall": """
        calf; calves; calf stretch; calf stretches; calf muscle; achilles stretch; runner stretch
        runners stretch; wade; waden; wadendehnung; waden dehnen; wade dehnen; wadenstretch; mollet
        mollets; etirement mollet; etirement mollets; etirement du mollet; gemelo; gemelos
        estiramiento gemelos; estiramiento de gemelos; pantorrilla; pantorrillas
        estiramiento pantorrilla; lydka; lydki; rozciaganie lydek; rozciaganie lydki; polpaccio
        polpacci; allungamento polpaccio; stretching polpacci; kuit; kuiten; kuitrek; kuit rekken
        kuitstretch; panturrilha; alongamento panturrilha; alongamento de panturrilha
    """,
    "childs-pose": "back stretch kneeling; childs pose rest; rucken dehnen kniend",
    "easy-walk": """
        warm up walk; warmup walk; cool down walk; cooldown walk; treadmill walk; warm up; warmup
        cool down; cooldown; aufwarmen; abwarmen; auslaufen; einlaufen; echauffement
        retour au calme; calentamiento; vuelta a la calma; rozgrzewka; schlodzenie; riscaldamento
        defaticamento; opwarmen; opwarming; afkoelen; aquecimento; desaquecimento
    """,
    "figure-four": """
        glute stretch; glutes stretch; buttock stretch; glute; glutes; buttocks; hip stretch; pigeon
        pigeon pose; pigeon stretch; gesassdehnung; gesass; gesass dehnen; pomuskel; po dehnen
        taube; fessier; fessiers; etirement fessier; etirement fessiers; gluteo; gluteos
        estiramiento gluteo; estiramiento de gluteos; posladki; posladek; rozciaganie posladkow
        gluteo allungamento; glutei; allungamento glutei; bil; billen; bilspier rek
        alongamento gluteo; alongamento de gluteos
    """,
    "glute-bridge": "glute bridge hold; bridge hold",
    "half-kneeling-hip-flexor": """
        hip flexor stretch; hip flexor; hip flexors; psoas stretch; psoas; iliopsoas; lunge stretch
        couch stretch; huftbeuger; huftbeugerdehnung; huftbeuger dehnen; huftbeuger dehnung
        huftstrecker dehnung; flechisseur de hanche; flechisseurs; etirement psoas
        etirement flechisseur de hanche; flexor de cadera; flexores de cadera; estiramiento psoas
        estiramiento flexores de cadera; zginacz biodra; zginacze bioder
        rozciaganie zginaczy bioder; biodrowo ledzwiowy; flessori anca; flessore dell anca
        allungamento psoas; ileopsoas; heupbuiger; heupbuigers; heupbuiger rek; flexor do quadril
        flexores do quadril; alongamento flexor do quadril
    """,
    "half-squat": """
        squat; squats; air squat; bodyweight squat; mini squat; shallow squat; quarter squat
        kniebeuge; kniebeugen; flexion de jambes; flexions de jambes; sentadilla; sentadillas
        cuclillas; przysiad; przysiady; accosciata; piegamenti gambe; kniebuiging; kniebuigingen
        agachamento; agachamentos
    """,
    "high-knees": "knee lift; knee raise",
    "hip-gate": """
        hip opener; hip openers; knee circles standing; huftoffner; ouverture hanches
        apertura de cadera
    """,
    "hip-hinge": "toe touch standing hinge; romanian deadlift bodyweight; rdl",
    "jog-in-place": """
        jog; jogging; light jog; joggen; traben; footing; trottiner; trote; trotar; trucht
        truchtanie; corsetta; dribbelen
    """,
    "knee-rolls": "lower back rotation; lower back rotations; knees side to side; lower back twist",
    "knee-to-chest": """
        lower back stretch; low back stretch; double knee to chest; rucken dehnen liegend
        etirement bas du dos; estiramiento lumbar
    """,
    "lateral-lunge": "cossack squat; side split squat",
    "leg-swing-front-back": """
        leg swing; leg swings; swinging leg; leg pendulum; beinschwung; beinschwunge; beinschwingen
        beinpendel; balancement de jambe; balancements de jambes; balancier de jambe
        balanceo de pierna; balanceos de pierna; balanceo de piernas; wymachy nog; wymachy nogi
        wymach nogi; wymachy; slanci gamba; slanci; oscillazioni gamba; beenzwaai; beenzwaaien
        balanco de perna; balanco de pernas
    """,
    "leg-swing-side": "hip abduction swing; leg swing abduction",
    "march-in-place": "marcia",
    "mcgill-curl-up": "curl up; curlup; curl ups",
    "piriformis-stretch": "external rotator stretch; deep glute stretch; rotatoren dehnen",
    "rest-breathing": """
        relax; relaxation; savasana; corpse pose; shavasana; entspannen; entspannung; relaxer
        detente; relajacion; relajarse; relaks; relaksacja; rilassamento; ontspannen; ontspanning
        relaxamento; meditation; shake out; lockern; ausschutteln
    """,
    "seated-forward-fold": """
        forward fold; forward bend; toe touch; toe touches; touch toes; sklon w przod; sklony
        vorbeuge; rumpfbeuge; flexion avant; flexion adelante; flexion hacia adelante
        piegamento in avanti; voorover buigen; flexao a frente
    """,
    "sphinx": """
        cobra; cobra pose; cobra stretch; mckenzie; kobra; bhujangasana; back extension prone
    """,
    "standing-quad-stretch": """
        quad stretch; quads stretch; quadriceps stretch; quad; quads; quadriceps; thigh stretch
        front thigh stretch; quadrizeps; quadrizeps dehnen; quadrizepsdehnung; oberschenkel
        oberschenkeldehnung; oberschenkel vorne; vordere oberschenkel; quadriceps etirement
        etirement quadriceps; etirement cuisse; cuadriceps; estiramiento cuadriceps
        estiramiento de cuadriceps; czworoglowy; rozciaganie uda; rozciaganie czworoglowego
        quadricipite; quadricipiti; allungamento quadricipite; bovenbeen; quadriceps rek
        bovenbenen rekken; alongamento quadriceps; alongamento de quadriceps
    """,
    "supine-hamstring": """
        hamstring stretch; hamstrings stretch; hamstring; hamstrings; back of thigh stretch
        back thigh; beinruckseite; beinbeuger; beinruckseite dehnen; hamstring dehnung
        oberschenkelruckseite; oberschenkel hinten; hintere oberschenkel; ischio jambiers; ischios
        etirement ischio jambiers; etirement ischios; isquiotibiales; isquios
        estiramiento isquiotibiales; estiramiento de isquiotibiales; isquiosurales; femorales
        dwuglowy; rozciaganie dwuglowego; tyl uda; kulszowo goleniowe; ischiocrurali; femorali
        allungamento femorali; hamstring rek; hamstrings rekken; isquiotibiais; posterior da coxa
        alongamento posterior da coxa; alongamento isquiotibiais
    """,
    "supine-twist": """
        twist; twists; back twist; spine twist; torsion; skret; twist lezac; torsione; torcao
    """,
    "torso-rotation": """
        upper body twist; upper body rotation; thoracic rotation standing; open book standing
        back rotation
    """,
    "walking-lunge": """
        lunge; lunges; forward lunge; forward lunges; front lunge; reverse lunge; reverse lunges
        ausfallschritt; ausfallschritte; fente; fentes
        fente avant; fentes avant; zancada; zancadas; estocada; estocadas; wykrok; wykroki; zakroki
        affondo; affondi; uitvalspas; uitvalspassen; afundo; afundos; avanco
    """,
}
