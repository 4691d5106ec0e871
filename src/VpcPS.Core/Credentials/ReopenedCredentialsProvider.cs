using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// A source that settings or a file describe. The description is read once and kept as long as the source gives credentials, so that a
/// script keeps one identity. When the source gives none, the description is read again, because the user may have signed in again since
/// then.
/// </summary>
internal abstract class ReopenedCredentialsProvider : ICredentialsProvider
{
    private readonly object _gate = new();
    private OpenSource? _opened;

    /// <summary>The name of the opened source. Before that, the kind of source.</summary>
    public string Source => Opened?.Provider.Source ?? Kind;

    public string? RegionId => Opened?.RegionId;

    /// <summary>The kind of source, in words.</summary>
    protected abstract string Kind { get; }

    /// <summary>
    /// The name of the profile or section that gave credentials before, or null. It is used again even when another profile was chosen
    /// since then, because that would be a different identity.
    /// </summary>
    protected string? SettledName { get; private set; }

    private OpenSource? Opened
    {
        get
        {
            lock (_gate)
            {
                return _opened;
            }
        }
    }

    public async Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        (OpenSource opened, bool isNew) = GetOpened();
        try
        {
            return await AskAsync(opened, cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialsUnavailableException) when (!isNew)
        {
            // The old description no longer gives credentials. The present one is tried below, once.
        }

        return await AskAsync(GetOpened().Opened, cancellationToken).ConfigureAwait(false);
    }

    public bool Invalidate(AlibabaCloudCredentials rejected)
    {
        if (Opened is { } opened && !opened.Provider.Invalidate(rejected))
        {
            Close(opened);
        }

        return true;
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="CredentialsUnavailableException">The settings describe no source. The message says why.</exception>
    protected abstract OpenSource Open();

    private async Task<AlibabaCloudCredentials> AskAsync(OpenSource opened, CancellationToken cancellationToken)
    {
        try
        {
            AlibabaCloudCredentials credentials = await opened.Provider.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
            SettledName ??= opened.Name;
            return credentials;
        }
        catch (CredentialsUnavailableException e)
        {
            Close(opened);
            throw e.Ending();
        }
    }

    private (OpenSource Opened, bool IsNew) GetOpened()
    {
        lock (_gate)
        {
            return _opened is null ? (_opened = Open(), true) : (_opened, false);
        }
    }

    private void Close(OpenSource opened)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_opened, opened))
            {
                _opened = null;
            }
        }
    }

    /// <summary>The source that the settings describe.</summary>
    /// <param name="Provider">The source.</param>
    /// <param name="Name">The name of its profile or section, or null.</param>
    /// <param name="RegionId">The region that the settings name, or null.</param>
    protected sealed record OpenSource(ICredentialsProvider Provider, string? Name = null, string? RegionId = null);
}
