package android.database;

import fake.World;

public class Cursor {
    public int getColumnIndex(String column) {
        return column.equals("_display_name") ? 2 : -1;
    }

    public boolean moveToFirst() {
        return true;
    }

    public String getString(int column) {
        return World.halved(World.get("name", "routine.yaml"));
    }

    public void close() {}
}
