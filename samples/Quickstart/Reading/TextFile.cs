using System.Runtime.CompilerServices;
using System.Text;

namespace Quickstart.Reading;

/// <summary>Reads UTF-8 text line by line, from a file or a pipe.</summary>
public static class TextFile
{
    /// <summary>The largest document, in bytes of a file and in characters of a pipe.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int BufferLength = 16 * 1024;

    // Skips a byte order mark, and refuses bytes that are no UTF-8 instead of replacing them.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <exception cref="DocumentException">There is no such text, or it is empty or too large.</exception>
    public static async IAsyncEnumerable<string> ReadLinesAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using StreamReader reader = Open(path);
        char[] buffer = new char[BufferLength];
        var line = new StringBuilder();
        bool isEmpty = true;
        int length = 0;

        for (int count; (count = await ReadAsync(reader, buffer, path, cancellationToken)) > 0;)
        {
            length += count;
            if (length > MaxLength)
            {
                throw TooLarge(path);
            }

            int start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, count - start)) >= 0; start = end + 1)
            {
                line.Append(buffer, start, end - start);
                string text = Take(line);
                isEmpty &= string.IsNullOrWhiteSpace(text);
                yield return text;
            }

            line.Append(buffer, start, count - start);
        }

        string last = Take(line);
        if (isEmpty && string.IsNullOrWhiteSpace(last))
        {
            throw new DocumentException(ExitCode.Empty, $"{path} is empty.");
        }

        yield return last;
    }

    private static StreamReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DocumentException(ExitCode.Directory, $"{path} is a directory, not a file.");
        }

        if (!File.Exists(path))
        {
            throw new DocumentException(ExitCode.NotFound, $"{path} does not exist.");
        }

        if (new FileInfo(path).Length > MaxLength)
        {
            throw TooLarge(path);
        }

        try
        {
            return new StreamReader(path, s_utf8, detectEncodingFromByteOrderMarks: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static async Task<int> ReadAsync(StreamReader reader, char[] buffer, string path, CancellationToken cancellationToken)
    {
        try
        {
            // A read from a pipe does not look at its token: whoever cancels leaves it behind.
            int count = await reader.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return Array.IndexOf(buffer, '\0', 0, count) < 0 ? count : throw NotText(path);
        }
        catch (DecoderFallbackException)
        {
            throw NotText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static string Take(StringBuilder line)
    {
        string text = line.ToString().TrimEnd('\r');
        line.Clear();
        return text;
    }

    private static DocumentException NotText(string path) => new(ExitCode.NotText, $"{path} is not UTF-8 text.");

    private static DocumentException TooLarge(string path) =>
        new(ExitCode.TooLarge, $"{path} is larger than {MaxLength / (1024 * 1024)} MB.");

    private static DocumentException Unreadable(string path, Exception cause) =>
        new(ExitCode.Unreadable, $"{path} cannot be read: {cause.Message}");
}
