# Completion of gcitrack for bash: the program itself says what may come next.
# shellcheck shell=bash

_gcitrack()
{
	local cur words candidate text
	local -a found=()

	# With bash-completion around, words keep their = : and @; otherwise bash cuts them there.
	if declare -F _get_comp_words_by_ref >/dev/null; then
		_get_comp_words_by_ref -n "=:@" -w words -c cur
		words=("${words[@]:0:${#words[@]}}")
	else
		words=("${COMP_WORDS[@]:0:COMP_CWORD+1}")
		cur=${COMP_WORDS[COMP_CWORD]}
	fi

	COMPREPLY=()
	while IFS=$'\t' read -r candidate text; do
		found+=("$candidate")
	done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)

	for candidate in "${found[@]}"; do
		# A name of several words is completed with its spaces quoted.
		COMPREPLY+=("$(printf '%q' "$candidate")")
	done
	if declare -F __ltrim_colon_completions >/dev/null; then
		__ltrim_colon_completions "$cur"
	fi
	return 0
}

complete -o default -F _gcitrack gcitrack
