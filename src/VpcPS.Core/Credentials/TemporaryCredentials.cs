using System;
using System.Text.Json;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Reads temporary credentials from the JSON of the services that issue them.</summary>
internal static class TemporaryCredentials
{
    /// <summary>Reads the fields that STS, the metadata service and credential servers have in common.</summary>
    /// <exception cref="AnswerFormatException">A field is missing or has a value that is not possible.</exception>
    public static AlibabaCloudCredentials Read(AnswerObject answer)
    {
        return new AlibabaCloudCredentials(
            Key(answer, "AccessKeyId"), Key(answer, "AccessKeySecret"), Key(answer, "SecurityToken"), answer.Time("Expiration"));
    }

    /// <summary>Reads the same fields from the top level of a body.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="giver">The sender of the JSON, for the message.</param>
    /// <exception cref="CredentialsUnavailableException">
    /// The body has no such fields. The message shows nothing of the body.
    /// </exception>
    public static AlibabaCloudCredentials Read(byte[] body, string giver) => Parse(body, giver, static answer =>
        answer.Text("Code") is { } code && code != "Success"
            ? throw new CredentialsUnavailableException($"its Code is not Success")
            : Read(answer));

    /// <summary>Reads a body whose content must not show in a message.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="giver">The sender of the JSON, for the message.</param>
    /// <param name="read">Reads the top-level object.</param>
    /// <exception cref="CredentialsUnavailableException">The body is not such JSON.</exception>
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
            problem = UserText.Translate("a part of them contains a space, a line break or a character that isn't allowed");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = UserText.Translate("it is not JSON in UTF-8");
        }

        throw new CredentialsUnavailableException($"the answer of {giver} holds no credentials: {problem}");
    }

    private static string Key(AnswerObject answer, string name) =>
        Required(answer, name) is var value && CredentialText.WrongInKey(value) is null ? value : throw new AnswerFormatException(name);

    /// <summary>A required field, without surrounding blanks. It must not be blank.</summary>
    public static string Required(AnswerObject answer, string name) =>
        answer.RequiredText(name).Trim() is { Length: > 0 } value ? value : throw new AnswerFormatException(name);
}
