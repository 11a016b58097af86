package android.content;

import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;
import fake.Log;
import fake.World;
import java.io.FileNotFoundException;
import java.io.IOException;

public class ContentResolver {
    public final ParcelFileDescriptor openFileDescriptor(Uri uri, String mode) throws IOException {
        if (World.is("document", "gone")) {
            throw new FileNotFoundException("gone");
        }
        Log.add("file " + mode);
        return new ParcelFileDescriptor(uri.path, mode);
    }

    public final Cursor query(Uri uri, String[] columns, String where, String[] args, String order) {
        Log.add("name");
        if (World.is("provider", "asleep")) {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                throw new RuntimeException(e);
            }
        }
        return World.is("names", "none") ? null : new Cursor();
    }

    public final Cursor query(Uri uri, String[] columns, Bundle arguments, CancellationSignal signal) {
        throw new UnsupportedOperationException();
    }

    public final ParcelFileDescriptor openFileDescriptor(Uri uri, String mode, CancellationSignal signal) {
        throw new UnsupportedOperationException();
    }

    public final Cursor query(
            Uri uri, String[] columns, String where, String[] args, String order, CancellationSignal signal) {
        throw new UnsupportedOperationException();
    }

    public final Uri insert(Uri table, ContentValues values, Bundle extras) {
        throw new UnsupportedOperationException();
    }

    public final Uri insert(Uri table, ContentValues values) {
        Log.add("insert into " + table + " " + values.values);
        return World.is("downloads", "full") ? null : new Uri(World.get("download", ""));
    }
}
