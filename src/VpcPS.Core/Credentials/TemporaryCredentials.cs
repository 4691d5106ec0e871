using System;
using System.Text.Json;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Reads temporary credentials from the JSON of those who give them out.</summary>
internal static class TemporaryCredentials
{
    /// <summary>The fields that STS, the metadata service and credential servers share.</summary>
    /// <exception cref="AnswerFormatException">A field is missing, or can't be what it should be.</exception>
    public static AlibabaCloudCredentials Read(AnswerObject answer)
    {
        return new AlibabaCloudCredentials(
            Key(answer, "AccessKeyId"), Key(answer, "AccessKeySecret"), Key(answer, "SecurityToken"), answer.Time("Expiration"));
    }

    /// <summary>The same from a whole body that has them at its top.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="giver">Who gave it, for the message.</param>
    /// <exception cref="CredentialsUnavailableException">It is not that; the message shows nothing of the body.</exception>
    public static AlibabaCloudCredentials Read(byte[] body, string giver) => Parse(body, giver, static answer =>
        answer.Text("Code") is { } code && code != "Success"
            ? throw new CredentialsUnavailableException($"its Code is not Success")
            : Read(answer));

    /// <summary>Reads a body whose content must not get into any message.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="giver">Who gave it, for the message.</param>
    /// <param name="read">Reads the top-level object.</param>
    /// <exception cref="CredentialsUnavailableException">It is no such JSON.</exception>
    public static AlibabaCloudCredentials Parse(byte[] body, string giver, Func<AnswerObject, AlibabaCloudCredentials> read)
    {
        string problem;
        try
        {
            using JsonDocument document = JsonBody.Parse(body);
            return read(new AnswerObject(document.RootElement));
        }
        catch (AnswerFormatException e)
        {
            problem = e.Message;
        }
        catch (CredentialsUnavailableException e)
        {
            problem = e.Message;
        }
        catch (ArgumentException)
        {
            problem = UserText.Translate("a part of them contains a blank, a line break or a character that none has");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = UserText.Translate("it is no JSON text in UTF-8");
        }

        throw new CredentialsUnavailableException($"the answer of {giver} holds no credentials: {problem}");
    }

    private static string Key(AnswerObject answer, string name) =>
        Required(answer, name) is var value && CredentialText.WrongInKey(value) is null ? value : throw new AnswerFormatException(name);

    /// <summary>A field that must be there and not blank, without surrounding blanks.</summary>
    public static string Required(AnswerObject answer, string name) =>
        answer.RequiredText(name).Trim() is { Length: > 0 } value ? value : throw new AnswerFormatException(name);
}
