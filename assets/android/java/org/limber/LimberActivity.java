package org.limber;

import android.content.Intent;
import android.os.Bundle;
import org.kivy.android.PythonActivity;

/**
 * The one activity, closed to a habit of python-for-android: of an intent with the action below, which any app can
 * send, it takes a folder, and runs the Python that lies there as if it were Limber's own.
 */
public class LimberActivity extends PythonActivity {
    private static final String RUN_A_FOLDER = "org.kivy.LAUNCH";

    /** Whoever asks for that gets Limber as its icon starts it. The intent is read later, when all is unpacked. */
    @Override
    protected void onCreate(Bundle saved) {
        Intent asked = getIntent();
        if (asked != null && RUN_A_FOLDER.equals(asked.getAction())) {
            setIntent(new Intent(Intent.ACTION_MAIN));
        }
        super.onCreate(saved);
    }
}
